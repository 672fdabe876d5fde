using System.Globalization;

namespace TuSoi.Web.Pages.Rostering;

/// <summary>A roster page with a table that is filled in line by line: empty lines at the end, more on demand, and what is wrong with a cell is said in it.</summary>
public abstract class GridPage : RosterPage
{
    /// <summary>Empty lines that stand there first and come with each demand, and how many there are at most.</summary>
    protected const int Usual = 8, Most = 56;

    /// <summary>What is wrong, by field.</summary>
    protected Dictionary<string, string> Faults { get; } = [];

    // a longer list is pasted from a spreadsheet once there are lines for it
    protected int Lines => Math.Clamp((int.TryParse(Typed("dong"), NumberStyles.None, CultureInfo.InvariantCulture, out var lines) ? lines : Usual) + (IsLonger ? Usual : 0), Usual, Most);

    /// <summary>More lines are asked for, nothing else.</summary>
    protected bool IsLonger => Typed("lenh") == "them-dong";

    protected string? Invalid(string field) => Faults.ContainsKey(field) ? "true" : null;

    protected void RefuseCells() => Refuse("grid.cells", $"Có {Say.Count(Faults.Count, "ô")} cần sửa, lý do ghi ngay trong ô. Chưa ghi gì.");
}
