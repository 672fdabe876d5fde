namespace TuSoi.Database;

/// <summary>Which database, and who says so: nothing configured means a private cluster in the home.</summary>
public sealed record StoreOptions
{
    /// <summary>Folder whose <c>.data/pg</c> holds the private cluster.</summary>
    public required string Home { get; init; }

    /// <summary>TUSOI_DATABASE: how the web role comes to a server of one's own; null for the private cluster.</summary>
    public string? Web { get; init; }

    /// <summary>TUSOI_DATABASE_OWNER: how the owner comes to it, to run migrations; null where somebody else runs them.</summary>
    public string? Owner { get; init; }

    /// <summary>TUSOI_DATABASE_BOX: how the ballot box's role comes to it; null where this program has no box.</summary>
    public string? Box { get; init; }

    /// <summary>False for tests: the private cluster may lose everything when the machine crashes.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>Takes Vietnamese lines for the person who installs.</summary>
    public Action<string> Tell { get; init; } = _ => { };

    public static StoreOptions FromEnvironment(string home) => new()
    {
        Home = home,
        Web = Variable("TUSOI_DATABASE"),
        Owner = Variable("TUSOI_DATABASE_OWNER"),
        Box = Variable("TUSOI_DATABASE_BOX"),
    };

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } set ? set : null;
}
