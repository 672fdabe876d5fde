using System.Security.Cryptography;
using System.Text;

namespace TuSoi.Database.Clusters;

/// <summary>Where the data of a private cluster lies, and beside it what programs that share it need.</summary>
internal sealed record ClusterPlace(string Data)
{
    private const string Elsewhere = "/var/lib/tusoi";
    private const UnixFileMode Passable = (UnixFileMode)0b111_001_001;

    /// <summary>Held exclusively while the cluster is made, started or looked for.</summary>
    public string Gate => Data + ".lock";

    /// <summary>Held shared by every program that uses the server, exclusively by the one that stops it.</summary>
    public string Users => Data + ".users";

    /// <summary>Says which folder holds the socket.</summary>
    public string Socket => Data + ".socket";

    public string Log => Path.Combine(Data, "server.log");

    public bool Exists => File.Exists(Path.Combine(Data, "PG_VERSION"));

    /// <summary>Twelve hexadecimal digits for this place, the same every time.</summary>
    public string Digest => DigestOf(Data);

    /// <summary>
    /// A folder beside the data to make them in. Its name is new each time: an initdb whose program was killed may still write into its own.
    /// </summary>
    public string Unfinished()
    {
        foreach (var left in Directory.GetDirectories(Path.GetDirectoryName(Data)!, "pg.new-*")) Directory.Delete(left, true);
        return Data + ".new-" + Path.GetRandomFileName();
    }

    /// <summary><c>.data/pg</c> in the home; under root, where the server's account cannot enter it, a folder of our own in /var/lib.</summary>
    public static async Task<ClusterPlace> FindAsync(string home, Action<string> tell, CancellationToken stop)
    {
        var near = new ClusterPlace(Path.Combine(Path.GetFullPath(home), ".data", "pg"));
        var far = new ClusterPlace(Path.Combine(Elsewhere, DigestOf(near.Data), "pg"));
        Make(Path.GetDirectoryName(near.Data)!);
        var account = await ServerAccount.OfAsync(near.Data, stop);
        var enters = account.IsOurs || await account.CanEnterAsync(Path.GetDirectoryName(near.Data)!, stop);
        if (enters && (near.Exists || !far.Exists)) return near;
        if (near.Exists) throw new StoreRefused(StoreRefused.Folder,
            $"Dữ liệu ở {near.Data} nhưng tài khoản “{account.Name}” không vào được thư mục đó. Hãy cho phép đi qua các thư mục bên trên (chmod o+x).");
        foreach (var folder in new[] { Elsewhere, Path.GetDirectoryName(far.Data)! }) Make(folder);
        tell($"Tài khoản “{account.Name}” không vào được {Path.GetDirectoryName(near.Data)}, nên dữ liệu nằm ở {far.Data}.");
        return far;
    }

    private static void Make(string folder)
    {
        if (Directory.Exists(folder)) return;
        try
        {
            Directory.CreateDirectory(folder);
            File.SetUnixFileMode(folder, Passable); // whatever the umask
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreRefused(StoreRefused.Folder, $"Không tạo được thư mục {folder}: hãy đặt TUSOI_HOME là thư mục ghi được.", e);
        }
    }

    private static string DigestOf(string path) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..12];
}
