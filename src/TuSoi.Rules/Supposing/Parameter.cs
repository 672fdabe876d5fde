using System.Globalization;
using TuSoi.Rules.Conditions;
using TuSoi.Rules.Yaml;

namespace TuSoi.Rules.Supposing;

/// <summary>A value of a pack that may be supposed otherwise.</summary>
/// <param name="Now">The value in force.</param>
/// <param name="Allowed">What may be written, for the person who writes it.</param>
/// <param name="Read">What was written in the pack's own words; null where it is not allowed.</param>
internal sealed record Parameter(string Path, string Now, string Allowed, Func<string, string?> Read, Func<PackChoice, string, PackChoice> Set)
{
    /// <summary>Said beside what was written, where it needs a word.</summary>
    public Func<string, string> Note { get; init; } = _ => "";

    public string NoteOn(string written, string word) => word == Now ? $"{Path} đang là {word} rồi nên giả định này không đổi gì." : Note(written);

    public static Parameter OfWords(string path, string now, IReadOnlyCollection<string> words, Func<PackChoice, string, PackChoice> set) =>
        new(path, now, string.Join(", ", words), written => words.Contains(written) ? written : null, set);

    public static IReadOnlyList<string> Words<T>() where T : struct, Enum => [.. Enum.GetNames<T>().Select(Binder.Key)];

    /// <summary>A share from 0 to 1, or one of a few words.</summary>
    public static Parameter OfShare(string path, string now, Func<PackChoice, string, PackChoice> set, params string[] words) =>
        new(path, now, string.Join(", ", words.Prepend("tỷ lệ từ 0% đến 100%, dạng 20%, 1/5 hoặc 0.2")),
            written => words.Contains(written) || Fraction.TryParse(written) is { } share && share.Numerator <= share.Denominator ? written : null, set);

    public static Parameter OfNumber(string path, int now, Func<PackChoice, int, PackChoice> set) =>
        new(path, now.ToString(CultureInfo.InvariantCulture), "số nguyên từ 0 đến 1000000",
            written => int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 1_000_000 ? number.ToString(CultureInfo.InvariantCulture) : null,
            (choice, written) => set(choice, int.Parse(written, CultureInfo.InvariantCulture)));
}
