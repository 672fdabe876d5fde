using TuSoi.Tests.Ranking;

namespace TuSoi.Tests.Database;

/// <summary>Folders of clusters that tests make and take away: in memory where there is room, because a new database is three hundred files.</summary>
internal static class Homes
{
    private const string Memory = "/dev/shm";
    private const long Room = 2L << 30;

    private static readonly string Root = HasRoom() ? Path.Combine(Memory, "tusoi-tests") : Repository.Path(".data", "tests");

    public static string Make() => Directory.CreateDirectory(Path.Combine(Root, Guid.NewGuid().ToString("n"))).FullName;

    public static void Remove(params string?[] folders)
    {
        foreach (var folder in folders.Where(Directory.Exists)) Directory.Delete(folder!, true);
    }

    /// <summary>What runs that were killed have left: nobody holds the lock that users of a cluster hold.</summary>
    public static void RemoveForgotten()
    {
        if (!Directory.Exists(Root)) return;
        foreach (var home in Directory.GetDirectories(Root).Where(home => Directory.GetCreationTimeUtc(home) < DateTime.UtcNow.AddHours(-1) && IsFree(home))) Remove(home);
    }

    private static bool HasRoom() => Directory.Exists(Memory) && new DriveInfo(Memory) is { DriveFormat: "tmpfs", AvailableFreeSpace: > Room };

    private static bool IsFree(string home)
    {
        var users = Path.Combine(home, ".data", "pg.users");
        try
        {
            using var held = File.Exists(users) ? new FileStream(users, FileMode.Open, FileAccess.ReadWrite, FileShare.None) : null;
            return true;
        }
        catch (IOException) { return false; }
    }
}
