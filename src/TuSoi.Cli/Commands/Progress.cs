namespace TuSoi.Cli.Commands;

/// <summary>Shows how far long work has come, on one line of a terminal; silent where nobody looks.</summary>
internal static class Progress
{
    public static Action<int, int> Of(string what)
    {
        if (Console.IsErrorRedirected) return (_, _) => { };
        var last = DateTime.MinValue;
        var gate = new Lock();
        return (done, all) =>
        {
            lock (gate)
            {
                var now = DateTime.UtcNow;
                if (done < all && now - last < TimeSpan.FromMilliseconds(100)) return;
                last = now;
                Console.Error.Write($"\r{done:#,##0}/{all:#,##0} {what}   {(done == all ? "\n" : "")}");
            }
        };
    }
}
