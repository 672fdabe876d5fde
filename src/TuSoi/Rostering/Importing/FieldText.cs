using TuSoi.Rostering.Cells;
using TuSoi.Rostering.Reading;
using TuSoi.Rules.Facts;

namespace TuSoi.Rostering.Importing;

/// <summary>Values as people write them.</summary>
internal static class FieldText
{
    public static string Of(Fact fact, object? value) => value switch
    {
        null => "",
        string word when fact.Words.Contains(word) => WordList.Name(fact, word),
        _ => Show.Value(value),
    };

    public static string Of(DateOnly? day) => day is { } known ? Show.Value(known) : "";
}
