using TuSoi.Rules.Facts;

namespace TuSoi.Rules.Tests.Facts;

public sealed class FactBookTests
{
    private static readonly DateOnly CutOff = new(2024, 12, 31);

    private static FactEntry Entry(int value, Stage stage, int validMonth, int knownMonth) => new("D1", "targets_completed", value, stage, new DateOnly(2024, validMonth, 1), new DateOnly(2024, knownMonth, 1));

    private static object? Value(FactBook book, DateOnly? asKnown = null) => book.Find("D1", "targets_completed", CutOff, asKnown)?.Value;

    [Fact(DisplayName = "Giai đoạn cao nhất, rồi hiệu lực mới nhất, rồi ghi nhận mới nhất")]
    public void Order()
    {
        var book = new FactBook().Add(Entry(1, Stage.Self, 9, 9)).Add(Entry(2, Stage.Appraised, 1, 2)).Add(Entry(3, Stage.Appraised, 5, 5)).Add(Entry(4, Stage.Appraised, 5, 6));
        Assert.Equal(4, Value(book));
    }

    [Fact(DisplayName = "Chỉ tính điều đã ghi nhận đến ngày hỏi, và không quên điều cũ")]
    public void AsKnown()
    {
        var book = new FactBook().Add(Entry(2, Stage.Appraised, 1, 2)).Add(Entry(3, Stage.Appraised, 1, 8));
        Assert.Null(Value(book, new DateOnly(2024, 1, 31)));
        Assert.Equal(2, Value(book, new DateOnly(2024, 7, 31)));
        Assert.Equal(3, Value(book, new DateOnly(2024, 8, 1)));
    }

    [Fact(DisplayName = "Điều chỉ đúng sau ngày chốt thì không dùng")]
    public void NotYetValid() => Assert.Null(new FactBook().Add(Entry(1, Stage.Decided, 12, 1)).Find("D1", "targets_completed", new DateOnly(2024, 11, 30)));

    [Fact(DisplayName = "Hai giá trị khác nhau cùng giai đoạn và hai ngày là mâu thuẫn")]
    public void Conflict()
    {
        var book = new FactBook().Add(Entry(1, Stage.Appraised, 5, 5)).Add(Entry(2, Stage.Appraised, 5, 5)).Add(Entry(9, Stage.Self, 5, 5));
        Assert.Single(book.Against(book.Find("D1", "targets_completed", CutOff)!, CutOff));
        Assert.Empty(new FactBook().Add(Entry(1, Stage.Appraised, 5, 5)).Add(Entry(1, Stage.Appraised, 5, 5)).Against(Entry(1, Stage.Appraised, 5, 5), CutOff));
    }
}
