using System.Buffers;
using System.Reflection;
using System.Text;
using System.Text.Json;
using TuSoi.Ranking.Books;

namespace TuSoi.Ranking;

/// <summary>Writes all files of a result into an empty place. Cards are drawn in batches on several threads and collected in the order of the scope.</summary>
internal sealed class ResultWriter(string folder, RankedSubjects subjects, ResultOptions options)
{
    private readonly CardHead head = options.Head with { Document = options.Document?.Name };
    private const int BatchSize = 256;
    private readonly CardKinds kinds = new(subjects.Ranking.Pack);
    private readonly CardNames names = new();
    private readonly List<ResultRow> rows = [];

    private sealed record Batch(string Kind, int From, string[] Files)
    {
        public ResultRow[] Rows { get; } = new ResultRow[Files.Length];
        public ArrayBufferWriter<byte> Json { get; } = new(BatchSize * 4096);
        public int[] Ends { get; } = new int[Files.Length];
    }

    /// <summary>Writes everything; returns the number of cards.</summary>
    public int Write(Action<int>? progress)
    {
        Directory.CreateDirectory(Path.Combine(folder, "the"));
        foreach (var (name, write) in options.Beside)
        {
            using var beside = File.Create(Path.Combine(folder, name));
            write(beside);
        }
        if (options.Document is { } document) File.WriteAllBytes(Path.Combine(folder, document.Name), document.Content);
        var form = new ResultJson(kinds, head, new NumberedGroups(subjects.Ranking));
        using (var file = File.Create(Path.Combine(folder, ResultJson.FileName)))
        using (var json = new Utf8JsonWriter(file, ResultJson.Options))
        {
            form.Open(json, subjects.Ranking.Kinds.Where(k => k.Value.Count > 0).Select(k => subjects.Of(k.Key, 0).Explanation));
            json.Flush();
            Style();
            Cards(json, form, progress);
            ResultJson.Close(json);
        }
        Pages();
        Book(ResultWorkbook.FileName, book => ResultWorkbook.Write(rows, subjects.Ranking, head, book));
        Book(DecidingBook.FileName, book => DecidingBook.Write(rows, head, book));
        return rows.Count;
    }

    private void Pages()
    {
        var overview = new Overview(kinds, head, subjects.Ranking.Quotas);
        var page = new ArrayBufferWriter<byte>(64 * 1024);
        overview.Write(rows, page);
        Save(Overview.FileName, page);
        var organisations = OrganisationCount.ByBase(rows);
        if (organisations.Count < 2) return;
        Directory.CreateDirectory(Path.Combine(folder, Overview.Folder));
        foreach (var organisation in organisations.Where(o => o.Own is not null))
        {
            page.ResetWrittenCount();
            overview.Write(organisation, page);
            Save($"{Overview.Folder}/{organisation.Own!.File}.html", page);
        }
    }

    private void Book(string name, Action<Stream> write)
    {
        using var book = File.Create(Path.Combine(folder, name));
        write(book);
    }

    private void Style()
    {
        using var style = Assembly.GetExecutingAssembly().GetManifestResourceStream(CardHtml.StyleName)!;
        using var file = File.Create(Path.Combine(folder, "the", CardHtml.StyleName));
        style.CopyTo(file);
    }

    private void Cards(Utf8JsonWriter json, ResultJson form, Action<int>? progress)
    {
        var html = new CardHtml(kinds, head, "../" + Overview.FileName);
        var text = new CardText(kinds, head);
        foreach (var round in Batches().Chunk(Math.Max(1, options.Threads) * 2))
        {
            Parallel.ForEach(round, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, options.Threads) }, batch => Draw(batch, html, text, form));
            foreach (var batch in round) Collect(batch, json);
            json.Flush();
            progress?.Invoke(rows.Count);
        }
    }

    private IEnumerable<Batch> Batches()
    {
        foreach (var (kind, ranking) in subjects.Ranking.Kinds)
            for (var from = 0; from < ranking.Count; from += BatchSize)
                yield return new Batch(kind, from, [.. Enumerable.Range(from, Math.Min(BatchSize, ranking.Count - from)).Select(row => names.For(subjects.CodeOf(kind, row), kind))]);
    }

    private void Draw(Batch batch, CardHtml html, CardText text, ResultJson form)
    {
        var page = new ArrayBufferWriter<byte>(64 * 1024);
        for (var i = 0; i < batch.Files.Length; i++)
        {
            var card = kinds.Compose(subjects.Of(batch.Kind, batch.From + i));
            var file = $"the/{batch.Files[i]}.html";
            page.ResetWrittenCount();
            html.Write(card, page);
            Save(file, page);
            if (options.Texts) SaveText($"the/{batch.Files[i]}.txt", text.Of(card), page);
            form.Subject(card, file, batch.Json);
            batch.Ends[i] = batch.Json.WrittenCount;
            batch.Rows[i] = ResultRow.Of(card, batch.Files[i]);
        }
    }

    private void Collect(Batch batch, Utf8JsonWriter json)
    {
        var from = 0;
        foreach (var end in batch.Ends)
        {
            json.WriteRawValue(batch.Json.WrittenSpan[from..end], skipInputValidation: true);
            from = end;
        }
        rows.AddRange(batch.Rows);
    }

    private void SaveText(string name, string text, ArrayBufferWriter<byte> page)
    {
        page.ResetWrittenCount();
        Encoding.UTF8.GetBytes(text, page);
        Save(name, page);
    }

    private void Save(string name, ArrayBufferWriter<byte> content)
    {
        using var file = File.OpenHandle(Path.Combine(folder, name), FileMode.CreateNew, FileAccess.Write);
        RandomAccess.Write(file, content.WrittenSpan, 0);
    }
}
