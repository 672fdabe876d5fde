namespace TuSoi.Office.Xlsx.Reading;

/// <summary>
/// Tells date formats from number formats. Numbers of built-in formats: ECMA-376 part 1, 18.8.30. Elapsed time ([h]:mm) is a
/// number, not a date.
/// </summary>
internal static class DateFormat
{
    public static bool IsBuiltIn(int number) => number is (>= 14 and <= 22) or (>= 27 and <= 36) or 45 or 47 or (>= 50 and <= 58);

    public static bool Is(string code)
    {
        for (var i = 0; i < code.Length; i++)
        {
            switch (code[i])
            {
                case '"':
                    i = End(code, '"', i);
                    break;
                case '[':
                    var end = End(code, ']', i);
                    if (IsElapsed(code.AsSpan(i + 1, Math.Max(end - i - 1, 0))))
                        return false;
                    i = end;
                    break;
                case '\\' or '_' or '*': // the next character is shown, left as room, or repeated
                    i++;
                    break;
                case 'd' or 'm' or 'y' or 'h' or 's' or 'D' or 'M' or 'Y' or 'H' or 'S':
                    return true;
                case ';': // the first section is the one for positive numbers
                    return false;
            }
        }
        return false;
    }

    private static int End(string code, char mark, int from) =>
        code.IndexOf(mark, from + 1) is >= 0 and var end ? end : code.Length;

    private static bool IsElapsed(ReadOnlySpan<char> bracket) => bracket.Length > 0 && bracket.Trim("hmsHMS").IsEmpty;
}
