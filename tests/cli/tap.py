"""TAP for checks that each bring a list of what is wrong."""


def report(checks):
    """checks: (sentence, wrong lines), each passes when nothing is wrong. The exit status."""
    print(f'1..{len(checks)}')
    for number, (sentence, wrong) in enumerate(checks, 1):
        print('not ok' if wrong else 'ok', number, '-', sentence)
        for line in wrong:
            print('#', line)
    return int(any(wrong for _, wrong in checks))
