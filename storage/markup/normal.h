/* Unicode's composed form (NFC), so that equal words are equal bytes. */
#pragma once
#include <stddef.h>
#include <glib.h>

/* Replace *text by its composed form; UTF-8 in and out. Returns the number of lines that changed. A line that stacks more
 * than 200 marks on one letter stays as it is: putting them in order takes time that grows with their square. */
size_t normal_compose(GString *text);
