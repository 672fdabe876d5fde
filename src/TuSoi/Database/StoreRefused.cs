namespace TuSoi.Database;

/// <summary>The database cannot be used as it is. The message tells in Vietnamese what is wrong, where, and what to do.</summary>
/// <param name="code">One of the constants of this type; it never changes meaning.</param>
/// <param name="message">The sentence for the person who installs.</param>
/// <param name="cause">The error underneath, if there was one.</param>
public sealed class StoreRefused(string code, string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>No PostgreSQL server programs, or not of the version needed.</summary>
    public const string NoServerPrograms = "store.no-server-programs";

    /// <summary>The private cluster's folder cannot be made, entered or owned.</summary>
    public const string Folder = "store.folder";

    /// <summary>The private cluster's server does not start.</summary>
    public const string NotStarted = "store.not-started";

    /// <summary>Another program holds the private cluster's lock for too long.</summary>
    public const string Busy = "store.busy";

    /// <summary>A private server is asked for where another is configured.</summary>
    public const string NotPrivate = "store.not-private";

    /// <summary>A connection string that is none.</summary>
    public const string ConnectionString = "store.connection-string";

    /// <summary>The server does not answer, or refuses the role.</summary>
    public const string Unreachable = "store.unreachable";

    /// <summary>A server older than PostgreSQL 15.</summary>
    public const string OldServer = "store.old-server";

    /// <summary>The roles of docs/operations.md are not there, or the connecting role is none of them.</summary>
    public const string NoRoles = "store.no-roles";

    /// <summary>A role that could pass by row-level security.</summary>
    public const string TooMighty = "store.too-mighty";

    /// <summary>Migrations run by a role that does not own what is there.</summary>
    public const string OtherOwner = "store.other-owner";

    /// <summary>The database lacks migrations and there is no owner to run them.</summary>
    public const string Behind = "store.behind";

    /// <summary>The database has migrations that this program does not know.</summary>
    public const string Newer = "store.newer";

    /// <summary>A migration is not what it was when it was applied.</summary>
    public const string MigrationChanged = "store.migration-changed";

    /// <summary>Two migrations have one number.</summary>
    public const string MigrationTwice = "store.migration-twice";

    /// <summary>A migration is numbered below one that was applied before it.</summary>
    public const string MigrationLate = "store.migration-late";

    /// <summary>Why: one of the constants of this type.</summary>
    public string Code { get; } = code;
}
