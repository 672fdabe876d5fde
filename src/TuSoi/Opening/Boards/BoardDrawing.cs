using TuSoi.Organisation;
using TuSoi.Rules.Calendars;

namespace TuSoi.Opening.Boards;

/// <summary>How many have each step of the plan to do, and have done it.</summary>
internal sealed class Counts(int steps)
{
    private readonly int[] total = new int[steps], done = new int[steps];
    private readonly DueDate?[] due = new DueDate?[steps];

    public int Total(int step) => total[step];

    public int Done(int step) => done[step];

    public int Left(int step) => total[step] - done[step];

    /// <summary>The earliest date of those who have not done it, where it is counted from a day of their own; null: that of the pack.</summary>
    public DueDate? Due(int step) => due[step];

    public void AddDue(int step, DueDate date)
    {
        if (due[step] is not { } known || date.Last < known.Last) due[step] = date;
    }

    public void Add(int step, int more, int finished) => (total[step], done[step]) = (total[step] + more, done[step] + finished);
}

/// <summary>Makes cells out of counters.</summary>
/// <param name="whose">Who above has not done a step: the first one's name.</param>
internal sealed class BoardDrawing(BoardPlan plan, Counts above, IReadOnlyDictionary<int, string> whose, DateTime local)
{
    private readonly DateOnly today = DateOnly.FromDateTime(local);

    public BoardRow Row(Subject unit, int below, Counts counts, bool own)
    {
        var cells = new BoardCell[Phases.All.Count];
        var free = new bool[plan.Steps.Length];
        for (var i = 0; i < plan.Steps.Length; i++) free[i] = counts.Left(i) > 0 && Waited(i, counts, below == 0) is null;
        for (var phase = 0; phase < cells.Length; phase++) cells[phase] = Cell(phase, counts, free);
        return new BoardRow(unit, below, own, cells, Holdup(counts, free, below == 0));
    }

    private BoardCell Cell(int phase, Counts counts, bool[] free)
    {
        var (total, done, canDo, late) = (0, 0, false, 0);
        DateOnly? next = null;
        foreach (var i in plan.OfPhase[phase])
        {
            if (counts.Total(i) == 0) continue;
            (total, done, canDo) = (total + counts.Total(i), done + counts.Done(i), canDo || free[i]);
            if (counts.Left(i) == 0) continue;
            var due = Due(i, counts);
            if (next is null || due.OnTime < next) next = due.OnTime;
            if (due.IsLate(local)) late = Math.Max(late, Math.Max(1, today.DayNumber - due.Last.DayNumber));
        }
        var state = total == 0 ? CellState.None : done == total ? CellState.Done : late > 0 ? CellState.Late : canDo || done > 0 ? CellState.Open : CellState.Waiting;
        return new BoardCell(state, done, total, next, late);
    }

    // What is due first of all that can be done; where nothing can, what is due first and waits.
    private Holdup? Holdup(Counts counts, bool[] free, bool single)
    {
        int? first = null;
        for (var i = 0; i < plan.Steps.Length; i++)
            if (counts.Left(i) > 0 && (first is not { } best || (free[i], Due(best, counts).Last).CompareTo((free[best], Due(i, counts).Last)) > 0)) first = i;
        if (first is not { } at) return null;
        var (step, waits) = (plan.Steps[at], !free[at]);
        if (waits && Waited(at, counts, single) is { } on && counts.Total(on) == 0)
            return new Holdup(whose.TryGetValue(on, out var name) ? $"{plan.Steps[on].Holder}, {name}" : plan.Steps[on].Holder, plan.Steps[on].Rule, plan.Steps[on].Phase + 1, above.Left(on), above.Total(on), plan.Steps[on].Due.OnTime, true, Above: true);
        return new Holdup(step.Holder, step.Rule, step.Phase + 1, counts.Left(at), counts.Total(at), Due(at, counts).OnTime, waits);
    }

    private DueDate Due(int step, Counts counts) => counts.Due(step) ?? plan.Steps[step].Due;

    /// <summary>The first step that surely keeps this one waiting; null: none does.</summary>
    private int? Waited(int step, Counts counts, bool single)
    {
        foreach (var need in plan.Steps[step].Needs)
        {
            if (need.UntilDue && today > Due(step, counts).OnTime) continue;
            var (total, done) = (0, 0);
            foreach (var one in need.Steps)
            {
                total += counts.Total(one) + (need.Above ? above.Total(one) : 0);
                done += counts.Done(one) + (need.Above ? above.Done(one) : 0);
            }
            if (total > 0 && (done == 0 || single && need.All && done < total)) return need.Steps.First(one => counts.Left(one) > 0 || need.Above && above.Left(one) > 0);
        }
        return null;
    }
}
