namespace TuSoi.Database.Clusters;

/// <summary>Locks between programs on a file; the kernel lets go of them however a program ends.</summary>
internal static class FileLock
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50), Patience = TimeSpan.FromSeconds(150);

    public static Task<FileStream> ExclusiveAsync(string path, CancellationToken stop) => WaitAsync(() => Open(path, FileAccess.ReadWrite, FileShare.None), path, stop);

    public static Task<FileStream> SharedAsync(string path, CancellationToken stop) => WaitAsync(() => Open(path, FileAccess.Read, FileShare.Read), path, stop);

    /// <summary>The exclusive lock, or null where another program holds any.</summary>
    public static FileStream? TryExclusive(string path)
    {
        try { return Open(path, FileAccess.ReadWrite, FileShare.None); }
        catch (IOException) { return null; }
    }

    private static async Task<FileStream> WaitAsync(Func<FileStream> open, string path, CancellationToken stop)
    {
        for (var since = DateTime.UtcNow; ; await Task.Delay(Step, stop))
        {
            try { return open(); }
            catch (UnauthorizedAccessException e)
            {
                throw new StoreRefused(StoreRefused.Folder, $"Không mở được {path}: kho dữ liệu này do tài khoản khác tạo. Hãy chạy bằng tài khoản đó, hoặc dùng thư mục TUSOI_HOME khác.", e);
            }
            catch (IOException e) when (e is not DirectoryNotFoundException)
            {
                if (DateTime.UtcNow - since > Patience) throw new StoreRefused(StoreRefused.Busy, $"Một chương trình khác giữ {path} quá lâu. Hãy xem chương trình nào đang chạy, tắt nó rồi thử lại.", e);
            }
        }
    }

    private static FileStream Open(string path, FileAccess access, FileShare share) => new(path, new FileStreamOptions
    {
        Mode = FileMode.OpenOrCreate,
        Access = access,
        Share = share,
        UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
    });
}
