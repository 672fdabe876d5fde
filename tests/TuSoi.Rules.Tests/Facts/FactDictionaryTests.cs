using TuSoi.Rules.Facts;
using TuSoi.Rules.Yaml;

namespace TuSoi.Rules.Tests.Facts;

public sealed class FactDictionaryTests
{
    private static string[] Codes(string bound)
    {
        var problems = new Problems();
        FactDictionary.Read([("facts.yaml", $$"""
            on: [member]
            facts:
              assigned: {label: A, type: count, supplied_by: S}
              admitted: {label: B, type: date, supplied_by: S}
              completed: {label: C, type: count, at_most: {{bound}}, supplied_by: S}
            """)], problems);
        return [.. problems.Select(p => p.Code)];
    }

    [Theory(DisplayName = "at_most phải là một số liệu khác, cùng dạng, cùng bảng")]
    [InlineData("assigned", null), InlineData("admitted", "fact.at_most"), InlineData("completed", "fact.at_most"), InlineData("nothing", "fact.at_most")]
    public void Bounds(string bound, string? code) => Assert.Equal(code is null ? [] : [code], Codes(bound));
}
