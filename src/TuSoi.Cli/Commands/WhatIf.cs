using TuSoi.Rules.Supposing;
using TuSoi.Supposing;

namespace TuSoi.Cli.Commands;

/// <summary>Who would change under a supposition, on the terminal: numbers of each kind, and the first of the list.</summary>
internal static class WhatIf
{
    private const int Shown = 20;

    public static void Print(Comparison comparison, IReadOnlyList<Supposition> suppositions)
    {
        Console.WriteLine();
        foreach (var supposition in suppositions) Console.WriteLine($"Nếu {supposition}{(supposition.Note.Length > 0 ? $". {supposition.Note}" : "")}");
        if (comparison.Subjects.Count == 0)
        {
            Console.WriteLine("Không đối tượng nào đổi kết quả.");
            return;
        }
        Console.WriteLine($"{comparison.Subjects.Count:#,##0} đối tượng đổi kết quả:");
        foreach (var kind in comparison.Kinds.Where(k => k.Changed > 0))
            Console.WriteLine($"  {kind.Kind.Label}: {kind.Changed:#,##0} trong {kind.Count:#,##0}. {string.Join(", ", kind.Levels.Where(l => l.Before != l.After).Select(l => $"{l.Level} {l.Before:#,##0} → {l.After:#,##0}"))}");
        foreach (var one in comparison.Subjects.Take(Shown))
            Console.WriteLine($"  {one.Code} {one.Name}{(one.Unit.Length > 0 ? $", {one.Unit}" : "")}: {one.From} → {one.To}{(one.Decided.Length > 0 ? $" (đã quyết định {one.Decided})" : "")}. Vì {one.Why}.");
        if (comparison.Subjects.Count > Shown) Console.WriteLine($"  … và {comparison.Subjects.Count - Shown:#,##0} đối tượng khác, xem {ComparisonBook.FileName}.");
    }
}
