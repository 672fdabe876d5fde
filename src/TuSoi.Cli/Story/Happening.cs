namespace TuSoi.Cli.Story;

/// <summary>Something that no procedure foresees on a date.</summary>
/// <param name="Day">The day on which it happens; null: not yet to be told, because it follows something that has not happened.</param>
internal sealed record Happening(Func<DateOnly?> Day, Func<Task> HappenAsync);
