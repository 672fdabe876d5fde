namespace TuSoi.Tests.Rostering.Importing;

/// <summary>A clock that a test moves.</summary>
internal sealed class HandClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2024, 12, 20, 8, 0, 0, TimeSpan.FromHours(7));

    /// <summary>A minute later.</summary>
    public void Pass() => Now = Now.AddMinutes(1);

    public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();
}
