using System.CommandLine;
using System.Globalization;
using TuSoi.Opening;
using TuSoi.Ranking;
using TuSoi.Rostering;
using TuSoi.Rules.Compiling;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Ranking;
using TuSoi.Rules.Supposing;
using TuSoi.Rules.Yaml;
using TuSoi.Supposing;

namespace TuSoi.Cli.Commands;

/// <summary>tusoi rank: a workbook in; verdicts with reasons out, whole or not at all.</summary>
internal static class RankCommand
{
    private static readonly Argument<FileInfo> Workbook = new("SỔ") { Description = "Sổ Excel số liệu của một tổ chức cơ sở đảng, hoặc của cả khối" };
    private static readonly Option<string> PackId = new("--pack") { Description = "Mã gói quy tắc", DefaultValueFactory = _ => Home.UsualPack };
    private static readonly Option<string> Output = new("--out") { Description = "Thư mục ghi kết quả", DefaultValueFactory = _ => "ket-qua" };
    private static readonly Option<string[]> Reading = new("--reading") { Description = "Chọn cách đọc khác, ví dụ AMB-02=stricter" };
    private static readonly Option<string[]> With = new("--with") { Description = "Giả định để xem ai sẽ đổi, ví dụ quota.members.base=B, ballot.member_proposal.half=reaches hoặc AMB-24=reaches; kết quả chính không đổi" };
    private static readonly Option<string[]> Column = new("--column") { Description = "Tên cột riêng của đơn vị, ghi một lần và được nhớ, ví dụ \"Đảng viên!Họ tên=Họ và tên\"" };
    private static readonly Option<string?> AsKnown = new("--as-known") { Description = "Chỉ dùng những gì đã ghi nhận đến ngày này, dạng 14/12/2024 hoặc 2024-12-14" };
    private static readonly Option<int?> Year = new("--year") { Description = "Năm của đợt xếp loại; sổ phải cùng năm" };

    private static readonly Option<bool> Texts = new("--text") { Description = "Ghi thêm phiếu giải thích dạng chữ (.txt) cạnh mỗi trang" };

    private static readonly Option<FileInfo?> Document = new("--document") { Description = "Bản văn bản quy định (PDF hoặc Word, đến 20 MB) để kèm vào kết quả" };

    public static Command Create()
    {
        var command = new Command("rank", "Xếp loại theo số liệu trong sổ, kèm lý do từng điều kiện") { Workbook, PackId, Output, Reading, With, Column, AsKnown, Year, Texts, Document, PackCommand.Own };
        command.SetAction(parse =>
        {
            if (PackCommand.Find(parse, parse.GetValue(PackId)!, new Problems()) is not { } pack) return 1;
            if (!Day(parse.GetValue(AsKnown), out var known)) return PackCommand.Complain($"“{parse.GetValue(AsKnown)}” không phải là ngày. Ghi dạng 14/12/2024.");
            if (Readings(parse.GetValue(Reading) ?? []) is not { } readings) return PackCommand.Complain("Ghi cách đọc dạng AMB-02=stricter.");
            var document = parse.GetValue(Document) is { } file ? AttachedDocument.Read(file) : null;
            if (document is null && parse.GetValue(Document) is { } wrong) return PackCommand.Complain($"“{wrong}” không phải là tệp PDF hoặc Word (.docx) đến 20 MB.");
            return Run(parse.GetValue(Workbook)!, pack, parse.GetValue(Output)!, readings, parse.GetValue(Column) ?? [], known, parse.GetValue(Year), parse.GetValue(Texts), document, parse.GetValue(With));
        });
        return command;
    }

    internal static int Run(FileInfo workbook, Pack pack, string output, Dictionary<string, string> readings, string[] columns, DateOnly? known, int? year, bool texts, AttachedDocument? document = null, string[]? with = null)
    {
        if (!workbook.Exists) return PackCommand.Complain($"Không có tệp “{workbook}”.");
        if (OwnColumns.Remember(workbook, columns) is not { } own) return PackCommand.Complain("Ghi cột riêng dạng \"Trang tính!Tên cột của đơn vị=Tên cột trong mẫu\", hoặc sửa lại tệp cot.json.");
        if (Suppose(with ?? [], pack, readings) is null) return 1;
        if (Read(workbook, pack, own, known, year) is not { Scope: { } scope } read) return 1;
        var problems = new Problems();
        if (PackFolder.InForce(pack, read.CutOff) is { } refused) return PackCommand.Complain(refused);
        if (PackCompiler.Compile(read.Pack, read.CutOff, readings, problems) is not { } rules) return PackCommand.Refuse(problems);
        var ranking = Ranker.Rank(rules, scope);
        var codes = rules.Pack.Kinds.Keys.ToDictionary(kind => kind, kind => (IReadOnlyList<string>)[.. read.Roster.Of(kind).Select(e => e.Code)]);
        if (Suppose(with ?? [], read.Pack, readings) is not { } suppositions || Compare(ranking, suppositions, readings, codes, problems) is not { } comparisons) return PackCommand.Refuse(problems);
        var head = new CardHead(read.OrganisationName, $"Đợt kiểm điểm năm {read.Year}");
        var subjects = ranking.Kinds.Values.Sum(k => k.Count);
        var progress = Progress.Of("phiếu giải thích");
        var beside = comparisons.ToDictionary(_ => ComparisonBook.FileName, c => (Action<Stream>)(book => ComparisonBook.Write(c, suppositions, head, book)));
        switch (ResultFolder.Write(output, ranking, codes, new ResultOptions { Head = head, Texts = texts, Document = document, Beside = beside }, done => progress(done, subjects)))
        {
            case ResultOutcome.Refused no:
                return PackCommand.Complain($"{no.Sentence} ({no.Code})");
            case ResultOutcome.Written written:
                Summary.Print(ranking);
                Console.WriteLine($"Kết quả: {Path.Combine(written.Folder, "index.html")} và ket-qua.xlsx, ket-qua.json; {written.Cards:#,##0} phiếu giải thích trong thư mục the.");
                Console.WriteLine("Lý do không xếp loại và nội dung hạn chế ở sổ riêng: danh-cho-cap-quyet-dinh.xlsx.");
                foreach (var comparison in comparisons) WhatIf.Print(comparison, suppositions);
                break;
        }
        return 0;
    }

    // All that is wrong is said at once; null where something is.
    private static IReadOnlyList<Supposition>? Suppose(string[] with, Pack pack, Dictionary<string, string> readings)
    {
        var refused = new List<SuppositionRefused>();
        var read = Suppositions.Read(with, new PackChoice(pack, readings), refused);
        foreach (var no in refused) Console.Error.WriteLine($"{no.Says} ({no.Code})");
        return read;
    }

    // The same facts once more under all suppositions together; none where nothing is supposed, null where the pack does not hold with them.
    private static IReadOnlyList<Comparison>? Compare(ScopeRanking ranking, IReadOnlyList<Supposition> suppositions, Dictionary<string, string> readings, Dictionary<string, IReadOnlyList<string>> codes, Problems problems)
    {
        if (suppositions.Count == 0) return [];
        var choice = suppositions.Aggregate(new PackChoice(ranking.Pack.Pack, readings), (now, one) => one.ApplyTo(now));
        return PackCompiler.Compile(choice.Pack, ranking.Pack.On, choice.Readings, problems) is { } changed ? [Comparison.Of(ranking, Ranker.Again(ranking, changed), codes)] : null;
    }

    private static WorkbookRead Read(FileInfo workbook, Pack pack, HeadingMap own, DateOnly? known, int? year)
    {
        using var file = workbook.OpenRead();
        var read = WorkbookReader.Read(file, pack, new WorkbookOptions { AsKnown = known, Year = year, Columns = own });
        foreach (var warning in read.Warnings) Console.Error.WriteLine($"Lưu ý: {warning} ({warning.Code})");
        foreach (var problem in read.Problems) Console.Error.WriteLine($"{problem} ({problem.Code})");
        if (read.Problems.Count > 0) Console.Error.WriteLine($"Sổ có {read.Problems.Count} chỗ sai nên chưa xếp loại, không có gì được ghi. Sửa rồi chạy lại.");
        return read;
    }

    private static bool Day(string? text, out DateOnly? day)
    {
        day = null;
        if (text is null) return true;
        if (!DateOnly.TryParseExact(text, ["yyyy-MM-dd", "d/M/yyyy", "dd/MM/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed)) return false;
        day = parsed;
        return true;
    }

    private static Dictionary<string, string>? Readings(string[] texts)
    {
        var parts = texts.Select(t => t.Split('=', 2, StringSplitOptions.TrimEntries)).ToList();
        return parts.Exists(p => p.Length != 2) ? null : parts.GroupBy(p => p[0]).ToDictionary(p => p.Key, p => p.Last()[1]);
    }
}
