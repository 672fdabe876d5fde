namespace TuSoi.Database.Clusters;

/// <summary>The account the server runs as: our own; under root the owner of the data, because PostgreSQL does not run as root.</summary>
/// <param name="Name">As a person would call it.</param>
/// <param name="IsOurs">Whether programs run as it without further ado.</param>
internal sealed record ServerAccount(string Uid, string Gid, string Name, bool IsOurs)
{
    private const string Usual = "postgres";

    public static async Task<ServerAccount> OfAsync(string dataDirectory, CancellationToken stop)
    {
        if (!Environment.IsPrivilegedProcess) return await NamedAsync(Environment.UserName, ours: true, stop);
        if (!Directory.Exists(dataDirectory)) return await NamedAsync(Usual, ours: false, stop);
        var owner = (await Shell.RunAsync("stat", ["-c", "%u %g %U", dataDirectory], stop)).Trim().Split(' ');
        return owner[0] != "0" ? new(owner[0], owner[1], owner[2], false) : throw new StoreRefused(StoreRefused.Folder,
            $"Thư mục dữ liệu {dataDirectory} thuộc root, mà PostgreSQL không chạy bằng root. Hãy trả lại chủ cũ (thường là: chown -R {Usual}:{Usual} {dataDirectory}).");
    }

    private static async Task<ServerAccount> NamedAsync(string name, bool ours, CancellationToken stop)
    {
        string[] whose = ours ? [] : [name];
        try { return new((await Shell.RunAsync("id", ["-u", .. whose], stop)).Trim(), (await Shell.RunAsync("id", ["-g", .. whose], stop)).Trim(), name, ours); }
        catch (ProgramFailed e)
        {
            throw new StoreRefused(StoreRefused.NoServerPrograms, $"Máy này không có tài khoản “{name}” để chạy PostgreSQL. Hãy cài gói “postgresql” (Debian/Ubuntu: sudo apt-get install postgresql).", e);
        }
    }

    /// <summary>Runs a program as this account; its output when it ends well.</summary>
    public Task<string> RunAsync(string program, string[] arguments, CancellationToken stop)
    {
        var all = Command(program, arguments);
        return Shell.RunAsync(all[0], all[1..], stop);
    }

    public async Task<bool> CanEnterAsync(string folder, CancellationToken stop)
    {
        try { await RunAsync("test", ["-x", folder], stop); return true; }
        catch (ProgramFailed) { return false; }
    }

    /// <summary>Makes a folder that only this account may enter.</summary>
    public Task MakeFolderAsync(string folder, CancellationToken stop) =>
        Shell.RunAsync("install", ["-d", "-m", "700", .. IsOurs ? Array.Empty<string>() : ["-o", Uid, "-g", Gid], folder], stop);

    public string[] Command(string program, params string[] arguments) =>
        IsOurs ? [program, .. arguments] : ["setpriv", $"--reuid={Uid}", $"--regid={Gid}", "--clear-groups", "--reset-env", program, .. arguments];
}
