using TuSoi.Rostering;
using TuSoi.Rules.Compiling;
using TuSoi.Rules.Ranking;
using TuSoi.Rules.Yaml;
using Xunit;

namespace TuSoi.Tests.Rostering;

/// <summary>Whatever stands in a cell, reading never fails: it answers with problems, or with a scope that can be ranked.</summary>
public sealed class OddCellTests
{
    private static readonly object?[] Odd =
    [
        null, "", " ", "\u200b", "#", "0", "-1", "1e9", "99999999999999999999", "1.2.3", "1,2,3", "=1+1", "31/12/9999", "00/00/0000", "CB1;CB1,,;", ";", "VD", "vd9", "D1", "DB", "CU",
        "Có", "không", "Tốt", "Hoàn thành", "N/A", "😀", "e\u0301", new string('x', 40_000), 0m, -1m, 0.5m, 1m, 2024m, 45657m, 79228162514264337593543950335m, new DateTime(1900, 3, 1), new DateTime(9999, 12, 31), true, Small.Error,
    ];

    [Theory(DisplayName = "Ô lạ ở bất cứ đâu"), InlineData(1), InlineData(2), InlineData(3)]
    public void NeverFails(int seed)
    {
        var random = new Random(seed);
        string[] sheets = ["Thông tin", "Tổ chức", "Tập thể", "Đảng viên", "Lãnh đạo", "Chấm điểm", "Kỷ luật", "Chỉ tiêu", "Vụ việc", "Kiểm phiếu", "Nghỉ dài ngày", "Khen thưởng", "Quy trách nhiệm", "Bổ sung", "Biểu điểm"];
        for (var i = 0; i < 120; i++)
        {
            var book = random.Next(3) == 0 ? Small.WithTable() : Small.Book().Sheet("Biểu điểm", ["Mã tiêu chí", "Tên tiêu chí"]);
            for (var changes = random.Next(1, 4); changes > 0; changes--)
                book.Set(sheets[random.Next(sheets.Length)], $"{(char)('A' + random.Next(11))}{random.Next(1, 7)}", Odd[random.Next(Odd.Length)]);
            Whole(book.Read());
        }
    }

    private static void Whole(WorkbookRead read)
    {
        Assert.Equal(read.Problems.Count > 0, read.Scope is null);
        Assert.All(read.Problems, p => Assert.False(string.IsNullOrWhiteSpace(p.Message) || string.IsNullOrWhiteSpace(p.Code)));
        if (read.Scope is null) return;
        var problems = new Problems();
        Ranker.Rank(PackCompiler.Compile(read.Pack, read.CutOff, new Dictionary<string, string>(), problems)!, read.Scope);
    }
}
