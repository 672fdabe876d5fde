namespace TuSoi.Rules.Tests.Worlds;

/// <summary>Writes random conditions, as YAML on one line, over the facts of <see cref="PackMaker"/>.</summary>
internal sealed class ConditionMaker(Chance chance, bool isCell)
{
    private static readonly string[] Comparisons = ["is", "from", "above", "up_to", "below"];
    private static readonly string[] Empties = ["unknown", "met", "not_met", "not_applicable"];

    /// <summary>A condition on a subject.</summary>
    public string Subject(int depth) => Any(depth, subject: true, [Fact, Fact, Ratio, Between, Counted, Counted, Special, Days]);

    /// <summary>A condition on one fact of a subject.</summary>
    public string Simple() => Fact();

    // A condition on a record or on somebody related, which may not count again.
    private string Row(int depth, Func<string> leaf) => Any(depth, subject: false, [leaf]);

    private string Any(int depth, bool subject, Func<string>[] leaves)
    {
        string Inner() => Any(depth - 1, subject, leaves);
        if (depth == 0 || chance.Is(0.5)) return chance.One(leaves)();
        return chance.Between(1, 7) switch
        {
            1 => $"{{all: [{Inner()}, {Inner()}]}}",
            2 => $"{{any: [{Inner()}, {Inner()}]}}",
            3 => $"{{none: [{Inner()}, {Inner()}]}}",
            4 => $"{{not: {Inner()}}}",
            5 => $"{{all: [{Inner()}], when: {Inner()}}}",
            6 => $"{{all: [{Inner()}], unless: {Inner()}}}",
            _ => $"{{choose: [{{when: {Inner()}, then: {Inner()}}}, {{when: {Inner()}, then: {Inner()}}}], else: {Inner()}}}",
        };
    }

    private string Fact() => chance.Between(1, 10) switch
    {
        1 => $"{{flag: {Word("yes", "no")}}}",
        2 => $"{{judged: {Word("yes", "no")}}}",
        3 => $"{{blank: {Word("yes", "no")}}}",
        4 => $"{{word: [{Word("a", "b")}, {Word("c", "e")}]}}",
        5 => $"{{n: {{{Compare()}: {Whole()}}}}}",
        6 => $"{{x: {{from: {Number()}, below: {{choose: [{{when: {{flag: yes}}, then: {Number()}}}], else: {Number()}}}}}}}",
        7 => $"{{x: {{{Compare()}: {{fact: y}}}}}}",
        8 => $"{{d: {{{Compare()}: {Word("cut_off", "year_start", "2024-02-29")}}}}}",
        9 => $"{{n: {{{Compare()}: {{since: {{2023-01-01: {Whole()}, 2024-06-01: {Whole()}, 2025-01-01: {Whole()}}}}}}}}}",
        _ => isCell ? $"{{score: {{{Compare()}: {Number()}}}}}" : $"{{n: {Whole()}}}",
    };

    private string Ratio() => $"{{ratio: {{of: n, to: m, {Compare()}: {Share()}{Empty()}}}}}";

    private string Between()
    {
        var (start, end) = (Word("d", "e", "cut_off", "year_start"), Word("d", "e", "cut_off"));
        return $"{{between: {{start: {start}, end: {end}, {Word("months", "days")}: {{{Compare()}: {chance.One(["0", "1", "6", "30", "31"])}}}}}}}";
    }

    private string Days() =>
        $"{{days: {{of: marks, start: on, end: until{(chance.Is(0.5) ? $", where: {Row(2, Mark)}" : "")}, {Compare()}: {chance.One(["0", "1", "30", "31", "60", "366"])}}}}}";

    private string Special() => chance.Between(1, 4) switch
    {
        1 => "{undecided: AMB-01}",
        2 => $"{{by_reading: {{AMB-01: {{first: {Fact()}, second: {Fact()}}}}}}}",
        3 => $"{{kind: {Word("cell", "member", "[member, small]")}}}",
        _ => $"{{always: {Word("yes", "no")}}}",
    };

    private string Counted()
    {
        var rows = Rows();
        return chance.Between(1, 4) switch
        {
            1 => $"{{count: {{{rows}, {Compare()}: {Whole()}}}}}",
            2 => $"{{share: {{{rows}, {Compare()}: {Share()}{Empty()}}}}}",
            3 => $"{{every: {{{rows}{Empty()}}}}}",
            _ => $"{{some: {{{rows}}}}}",
        };
    }

    private string Rows()
    {
        string Tests(string of, Func<string> leaf) => $"of: {of}" + (chance.Is(0.5) ? $", among: {Row(1, leaf)}" : "") + (chance.Is(0.8) ? $", where: {Row(2, leaf)}" : "");
        return chance.Between(1, isCell ? 6 : 2) switch
        {
            1 => Tests("marks", Mark),
            2 => Tests("criteria", Criterion),
            3 => Tests("marks", Mark) + ", via: members",
            4 => Tests("members", () => chance.Is(0.5) ? Fact2() : $"{{level: {{from: {Word("NotCompleted", "Completed", "Good", "Excellent")}}}}}") + $", base: {Word("to_be_ranked", "at_cut_off", "ranked")}",
            5 => Tests("members", () => $"{{some: {{{Tests("marks", Mark)}}}}}"),
            _ => Tests("[committee_members, members]", Fact2),
        };
    }

    // A fact of a member, seen from its cell.
    private string Fact2() => new ConditionMaker(chance, isCell: false).Fact();

    private string Mark() => chance.Between(1, 4) switch
    {
        1 => $"{{sort: {Word("p", "q", "[p, q]")}}}",
        2 => $"{{value: {{{Compare()}: {{fact: other}}}}}}",
        3 => $"{{value: {{{Compare()}: {Number()}}}}}",
        _ => $"{{on: {{from: year_start, up_to: cut_off}}}}",
    };

    private string Criterion() => chance.Between(1, 4) switch
    {
        1 => $"{{tag: {Word("t", "u")}}}",
        2 => $"{{products: {{{Compare()}: {Whole()}}}}}",
        _ => $"{{grade: {{{Word("from", "below", "is")}: {Word("Poor", "Fair", "Good", "Excellent")}}}}}",
    };

    private string Word(params string[] words) => chance.One(words);

    private string Compare() => chance.One(Comparisons);

    private string Whole() => chance.One(["0", "1", "2", "3"]);

    private string Number() => chance.One(["0", "0.5", "1", "49.999999", "50", "-1"]);

    private string Share() => chance.One(["0%", "1/3", "50%", "2/3", "100%"]);

    private string Empty() => chance.Is(0.5) ? "" : $", empty: {chance.One(Empties)}";
}
