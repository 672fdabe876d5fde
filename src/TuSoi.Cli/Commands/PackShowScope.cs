using TuSoi.Rules.Conditions;
using TuSoi.Rules.Packs;

namespace TuSoi.Cli.Commands;

/// <summary>What a pack says beyond one subject, in readable Vietnamese: ballots, quotas, special cases.</summary>
internal static class PackShowScope
{
    public static void Print(Pack pack)
    {
        if (pack.Ballots.Count > 0) Console.WriteLine("\nBỎ PHIẾU");
        foreach (var ballot in pack.Ballots.Values) Line($"{Kinds(pack, ballot.On)}: {ballot.Voters}. {ballot.Says}", ballot.Because, ballot.Assumed, ballot.Secrecy, ballot.Base, ballot.Half, ballot.Excellent);
        foreach (var conduct in pack.Conduct) Line(conduct.Says, conduct.Because, conduct.Assumed);
        if (pack.Quotas.Count > 0) Console.WriteLine("\nGIỚI HẠN TỶ LỆ XUẤT SẮC");
        foreach (var quota in pack.Quotas.Values)
        {
            Line(quota.Says, quota.Because, quota.Assumed, quota.Base);
            if (quota.Exception is { } exception) Line($"Ngoại lệ {exception.Percent}: {exception.Says}", exception.Because, false);
            if (quota.Few is { } few) Line(few.Says, few.Because, false, few.Counted, few.NoneGood);
        }
        if (pack.SpecialCases.Count > 0) Console.WriteLine("\nTRƯỜNG HỢP ĐẶC BIỆT");
        foreach (var special in pack.SpecialCases.Values) Line($"{special.Says}{(special.Task.Length > 0 ? $" Việc phải làm: {special.Task}" : "")}{(special.Decide ? " Cần quyết định." : "")}", special.Because, special.Assumed, [.. special.Reading]);
    }

    private static void Line(string says, Because because, bool assumed, params string[] settings) =>
        Console.WriteLine($"  {because.Article}: {says} [{string.Join(", ", because.Row.Concat(settings.Where(s => s.StartsWith("AMB-", StringComparison.Ordinal))).Concat(assumed ? ["giả định"] : []))}]");

    private static string Kinds(Pack pack, IReadOnlyList<string> on) =>
        string.Join(", ", pack.Kinds.Values.Where(k => k.Is(on)).Select(k => k.Label));
}
