using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Scopes;

namespace TuSoi.Benchmarks.Country;

/// <summary>
/// The member rules of HD 19 as a programmer would write them by hand for these very columns: three-valued, with every condition's answer kept,
/// one member after the other. The peer of the engine in the same run.
/// </summary>
internal sealed class HandWrittenMember
{
    private readonly byte[] standing, outstanding, exemplary, degraded, poll;
    private readonly int[] assigned, completed, onTime, exceeded, assessed, late, results, failed, ballots, low;
    private readonly byte[][] grades;
    private readonly int[][] products;
    private readonly bool[] isResult;
    private readonly byte[] disciplined; // 0 no, 1 unknown, 2 yes
    private readonly int count;

    public byte[] Printed { get; }
    public byte[] Suggested { get; }
    public ushort[] Flags { get; }
    public ulong[][] Met { get; }
    public ulong[][] Not { get; }

    public HandWrittenMember(Scope scope, Rules.Scoring.CriteriaFrame frame)
    {
        var table = scope.Find("member")!;
        count = table.Count;
        byte[] Code(string fact) => ((CodeColumn)table.Find(fact)!).Narrow;
        int[] Count(string fact) => ((CountColumn)table.Find(fact)!).Values;
        (standing, outstanding, exemplary, degraded, poll) = (Code(Known.Standing), Code("outstanding"), Code("exemplary"), Code("degradation_concluded"), Code("confidence_poll"));
        (assigned, completed, onTime, exceeded) = (Count("targets_assigned"), Count("targets_completed"), Count("targets_on_time"), Count("targets_exceeded"));
        (assessed, late, results, failed, ballots, low) = (Count("criteria_assessed"), Count("criteria_late"), Count("results_assessed"), Count("results_failed"), Count("confidence_ballots"), Count("confidence_low"));
        grades = [.. frame.Criteria.Keys.Select(id => Code(Known.CriterionColumn(id, "grade")))];
        products = [.. frame.Criteria.Keys.Select(id => Count(Known.CriterionColumn(id, "products")))];
        isResult = [.. frame.Criteria.Values.Select(c => c.Tags.Contains("result"))];
        disciplined = Disciplined(scope);
        (Printed, Suggested, Flags) = (new byte[count], new byte[count], new ushort[count]);
        Met = [.. Enumerable.Range(0, 16).Select(_ => new ulong[(count + 63) >> 6])];
        Not = [.. Enumerable.Range(0, 16).Select(_ => new ulong[(count + 63) >> 6])];
    }

    private byte[] Disciplined(Scope scope)
    {
        var by = new byte[count];
        var table = scope.Find("disciplines")!;
        var (days, excused) = (((DateColumn)table.Find("decided_on")!).Days, ((CodeColumn)table.Find("self_detected")!).Narrow);
        var owner = scope.LinksOf("member", "disciplines")![0].Owner;
        var (from, to) = (new DateOnly(2024, 1, 1).DayNumber, new DateOnly(2024, 12, 31).DayNumber);
        for (var i = 0; i < owner.Length; i++)
        {
            if (days[i] >= 0 && (days[i] < from || days[i] > to) || excused[i] == 2) continue;
            by[owner[i]] = Math.Max(by[owner[i]], days[i] < 0 || excused[i] == 0 ? (byte)1 : (byte)2);
        }
        return by;
    }

    public void Run() => Parallel.For(0, (count + 65535) / 65536, piece =>
    {
        for (var row = piece * 65536; row < Math.Min(count, (piece + 1) * 65536); row++) One(row);
    });

    // 1 met, 2 not met, 0 unknown.
    private void One(int row)
    {
        if (standing[row] > 1)
        {
            Flags[row] = 1024;
            return;
        }
        int good = 1, fair = 1, fairWithProducts = 1, resultsExcellent = 1, resultsGood = 1, poor = 2;
        for (var c = 0; c < grades.Length; c++)
        {
            int grade = grades[c][row], made = products[c][row];
            if (grade == 5) continue;
            if (grade == 0)
            {
                (good, fair, poor) = (Unknown(good), Unknown(fair), poor == 1 ? 1 : 0);
                fairWithProducts = made == 0 ? 2 : Unknown(fairWithProducts);
                if (isResult[c]) (resultsExcellent, resultsGood) = made == 0 ? (2, 2) : (Unknown(resultsExcellent), Unknown(resultsGood));
                continue;
            }
            if (grade < 3) good = 2;
            if (grade < 2) (fair, poor) = (2, 1);
            fairWithProducts = grade < 2 || made == 0 ? 2 : made < 0 ? Unknown(fairWithProducts) : fairWithProducts;
            if (!isResult[c]) continue;
            resultsExcellent = grade < 4 || made == 0 ? 2 : made < 0 ? Unknown(resultsExcellent) : resultsExcellent;
            resultsGood = grade < 3 || made == 0 ? 2 : made < 0 ? Unknown(resultsGood) : resultsGood;
        }
        var isOutstanding = YesNo(outstanding[row]);
        var isExemplary = YesNo(exemplary[row]);
        var allOnTime = Part(onTime[row], assigned[row], 1, 1);
        var halfExceeded = Part(exceeded[row], assigned[row], 1, 2);
        var allCompleted = Part(completed[row], assigned[row], 1, 1);
        var fewLate = AtMost(late[row], assessed[row], 1, 5);
        var isDegraded = YesNo(degraded[row]);
        var manyFailed = Swap(AtMost(failed[row], results[row], 1, 2));
        var unloved = And(YesNo(poll[row]), Swap(AtMost(low[row], ballots[row], 1, 2)));
        var isDisciplined = disciplined[row] == 2 ? 1 : disciplined[row] == 1 ? 0 : 2;
        Keep(0, row, isOutstanding); Keep(1, row, good); Keep(2, row, resultsExcellent); Keep(3, row, allOnTime); Keep(4, row, halfExceeded);
        Keep(5, row, isExemplary); Keep(6, row, fair); Keep(7, row, resultsGood); Keep(8, row, fairWithProducts); Keep(9, row, allCompleted); Keep(10, row, fewLate);
        Keep(11, row, poor); Keep(12, row, isDegraded); Keep(13, row, manyFailed); Keep(14, row, unloved); Keep(15, row, isDisciplined);
        var excellent = And(And(And(isOutstanding, good), And(resultsExcellent, allOnTime)), halfExceeded);
        var goodLevel = And(And(isExemplary, fair), And(resultsGood, allOnTime));
        var completedLevel = And(And(isExemplary, fairWithProducts), And(allCompleted, fewLate));
        var fault = Or(Or(Or(poor, isDegraded), Or(manyFailed, unloved)), isDisciplined);
        Printed[row] = (byte)((fault == 1 ? 1 : 0) | (completedLevel == 1 ? 2 : 0) | (goodLevel == 1 ? 4 : 0) | (excellent == 1 ? 8 : 0));
        Suggest(row, excellent, goodLevel, completedLevel, fault, fewLate);
    }

    private void Suggest(int row, int excellent, int good, int completed, int fault, int fewLate)
    {
        var clean = Swap(fault);
        (excellent, good, completed) = (And(excellent, clean), And(good, clean), And(completed, clean));
        int candidates = 0;
        if (fault == 1) candidates = 1 << 1;
        else
        {
            if (fault == 0) candidates = 1 << 1;
            var open = true;
            foreach (var (level, answer) in stackalloc[] { (4, excellent), (3, good), (2, completed) })
            {
                if (!open) break;
                if (answer != 2) candidates |= 1 << level;
                open = answer != 1;
            }
            if (open) candidates |= 1;
        }
        var single = (candidates & (candidates - 1)) == 0;
        Suggested[row] = (byte)(single && candidates > 1 ? System.Numerics.BitOperations.TrailingZeroCount(candidates) : 0);
        Flags[row] = (ushort)(single ? 0 : 16);
    }

    private void Keep(int condition, int row, int answer)
    {
        if (answer == 1) Met[condition][row >> 6] |= 1UL << (row & 63);
        else if (answer == 2) Not[condition][row >> 6] |= 1UL << (row & 63);
    }

    private static int Unknown(int answer) => answer == 2 ? 2 : 0;
    private static int YesNo(byte code) => code == 0 ? 0 : code == 2 ? 1 : 2;
    private static int Swap(int answer) => answer == 1 ? 2 : answer == 2 ? 1 : 0;
    private static int And(int a, int b) => a == 2 || b == 2 ? 2 : a == 1 && b == 1 ? 1 : 0;
    private static int Or(int a, int b) => a == 1 || b == 1 ? 1 : a == 2 && b == 2 ? 2 : 0;
    private static int Part(int part, int whole, int top, int bottom) => part < 0 || whole <= 0 ? 0 : (long)part * bottom >= (long)whole * top ? 1 : 2;
    private static int AtMost(int part, int whole, int top, int bottom) => part < 0 || whole <= 0 ? 0 : (long)part * bottom <= (long)whole * top ? 1 : 2;
}
