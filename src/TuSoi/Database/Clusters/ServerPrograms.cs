using System.Globalization;

namespace TuSoi.Database.Clusters;

/// <summary>Where the programs of the server are, and of which version.</summary>
internal sealed record ServerPrograms(string Folder)
{
    private const string Debian = "/usr/lib/postgresql";

    public string InitDb => Path.Combine(Folder, "initdb");

    public string PgCtl => Path.Combine(Folder, "pg_ctl");

    public string Postgres => Path.Combine(Folder, "postgres");

    public string PgDump => Path.Combine(Folder, "pg_dump");

    /// <summary>PGBIN, else the programs that made the data, else the newest.</summary>
    public static ServerPrograms For(string dataDirectory)
    {
        if (Environment.GetEnvironmentVariable("PGBIN") is { Length: > 0 } given) return new(given);
        var installed = Installed();
        var made = Path.Combine(dataDirectory, "PG_VERSION");
        if (!File.Exists(made)) return installed.Count > 0 && installed.Keys.Max() is >= ServerCheck.OldestVersion and var newest ? new(installed[newest]) : throw Missing();
        var version = int.Parse(File.ReadAllText(made).Trim(), CultureInfo.InvariantCulture);
        return installed.TryGetValue(version, out var same) ? new(same) : throw Missing(version, dataDirectory);
    }

    private static Dictionary<int, string> Installed() => !Directory.Exists(Debian) ? []
        : Directory.GetDirectories(Debian).Where(folder => File.Exists(Path.Combine(folder, "bin", "initdb")) && int.TryParse(Path.GetFileName(folder), out _))
            .ToDictionary(folder => int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture), folder => Path.Combine(folder, "bin"));

    private static StoreRefused Missing() => new(StoreRefused.NoServerPrograms,
        $"Không thấy PostgreSQL từ bản {ServerCheck.OldestVersion} trong {Debian}. Hãy cài gói “postgresql” (Debian/Ubuntu: sudo apt-get install postgresql), hoặc đặt PGBIN là thư mục có initdb, hoặc đặt TUSOI_DATABASE.");

    private static StoreRefused Missing(int version, string data) => new(StoreRefused.NoServerPrograms,
        $"Dữ liệu ở {data} thuộc PostgreSQL {version}, mà máy này không có bản đó. Hãy cài gói “postgresql-{version}”, hoặc sao lưu rồi khôi phục sang bản mới (docs/operations.md).");
}
