namespace TuSoi.Database;

/// <summary>Names in the database server.</summary>
public static class StoreNames
{
    /// <summary>The database and, in metrics, its pools.</summary>
    public const string Database = "tusoi";

    /// <summary>Runs migrations and verifies; serves nobody.</summary>
    public const string Owner = "tusoi_owner";

    /// <summary>Pages and acts.</summary>
    public const string Web = "tusoi_web";

    /// <summary>The ballot box.</summary>
    public const string Box = "tusoi_box";
}
