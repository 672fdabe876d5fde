namespace TuSoi.Tests.Ranking;

/// <summary>
/// What comes after the conditions: one member for every outcome of ballot, quota and special case. The cell of the chapter has all its
/// numbers; in the second organisation some are open, so that its places cannot be settled.
/// </summary>
internal sealed partial class SmallScope
{
    private const string Cell = "subordinate_cell", Base = "grassroots_cell";

    private void Layers(int chapter)
    {
        var upper = Add("superior_chapter", "DK01", "Đảng bộ Khối Doanh nghiệp");
        var second = Add(Base, "CS02", "Chi bộ Quỹ Đầu tư phát triển");
        Set(Base, second, "decided_level", "Good");
        scope.Link("superior_chapter", upper, "subordinates", "grassroots_chapter", chapter);
        scope.Link("superior_chapter", upper, "subordinates", Base, second);
        LateCap(second);
        Settled();
        Open(second);
    }

    // Decided Excellent before the organisation was decided Good.
    private void LateCap(int second)
    {
        const string kind = "grassroots_committee";
        var committee = Add(kind, "CU02", "Chi ủy Chi bộ Quỹ Đầu tư phát triển");
        Set(kind, committee, "decided_level", "Excellent");
        scope.Link(kind, committee, "organisation", Base, second);
        scope.Complete(kind, committee, "organisation", Base);
    }

    // Fifteen reach Good or better: two places by the literal base, three by the other. One takes the first, two are level for the second.
    private void Settled()
    {
        Ballot(In(Cell, 0, Excellent("DV101", "Nguyễn Huỳnh Bảo Trân")), 12, 10, 1, 0, 0);
        Ballot(In(Cell, 0, Excellent("DV102", "Ngô Gia Thịnh")), 12, 7, 4, 0, 0);
        Ballot(In(Cell, 0, Excellent("DV103", "Mạc Thị Hiền")), 12, 7, 3, 1, 0);
        Ballot(In(Cell, 0, Excellent("DV104", "Tống Phước Lâm")), 12, 6, 5, 0, 0);
        Ballot(In(Cell, 0, Excellent("DV105", "Quách Văn Lợi")), 12, 5, 6, 0, 0);
        Ballot(In(Cell, 0, Member("DV106", "Hoàng Phạm Minh Đăng Khoa")), 12, 8, 3, 0, 0);
        Ballot(In(Cell, 0, Member("DV107", "Thái Bá Cường")), 12, 0, 6, 6, 0, blank: 0, valid: 12);
        for (var i = 0; i < 8; i++) Ballot(In(Cell, 0, Member($"DV11{i}", $"Cao Thị Lệ {(char)('A' + i)}")), 12, 0, 9, 2, 0);
        var maternity = In(Cell, 0, Member("DV120", "La Thị Tuyết Nhung"));
        Ballot(maternity, 12, 1, 9, 1, 0);
        Record("member", maternity, "leaves", ("reason", "maternity"), ("starts_on", new DateOnly(2024, 3, 1)), ("ends_on", new DateOnly(2024, 8, 31)));
        Set("member", In(Cell, 0, Member("DV122", "Đặng Hữu Phước")), "standing", "exempt");
        Set("member", In(Cell, 0, Member("DV123", "Y Thuận Niê")), "admitted_on", new DateOnly(2024, 10, 1));
    }

    private void Open(int second)
    {
        Ballot(In(Base, second, Excellent("DV201", "Đỗ Thị Kim Quyên")), 11, 8, 2, 0, 0);
        Ballot(In(Base, second, Member("DV202", "Chu Thị Bích Hạnh")), 11, 4, 0, 0, 0, blank: 6);
        In(Base, second, Member("DV203", "Phùng Khắc Hậu"));
        Ballot(In(Base, second, Member("DV204", "Kiều Thị Thanh Thúy")), 11, 3, 3, 0, 0, blank: 2);
        Set("member", In(Base, second, Member("DV205", "Tạ Đình Phong")), "absent", "yes");
        var earlier = In(Base, second, Member("DV207", "Giang Minh Sơn"));
        Ballot(earlier, 11, 0, 0, 2, 8);
        Discipline(earlier, ("form", "warning"), ("decided_on", new DateOnly(2024, 5, 8)), ("fault_on", new DateOnly(2022, 4, 2)), ("self_detected", "no"));
        Ballot(In(Base, second, Member("DV208", "Liêng Jrang Ha Duyên")), 30002, 0, 15001, 15000, 0);
        var away = In(Base, second, Member("DV206", "Hồ Sỹ Nguyên"));
        Set("member", away, "temporary_since", new DateOnly(2024, 2, 1));
        Ballot(away, 11, 0, 9, 1, 0);
        var both = Add("leader", "LD06", "Hồ Sỹ Nguyên");
        Set("leader", both, "decided_level", "Good");
        scope.Link("member", away, "same_person", "leader", both);
        scope.Complete("member", away, "same_person", "leader");
    }

    private int In(string kind, int organisation, int member)
    {
        scope.Link(kind, organisation, "members", "member", member);
        return member;
    }

    /// <summary>One line of the minutes; by default every slip but the first is valid and marked.</summary>
    private void Ballot(int member, int present, int excellent, int good, int completed, int notCompleted, int blank = 0, int? valid = null)
    {
        var counted = valid ?? present - 1;
        Record("member", member, "ballots",
            ("purpose", "proposal"), ("summoned", present + 1), ("present", present), ("issued", present), ("collected", present), ("foreign", 0), ("empty", 0), ("extra_words", present - counted), ("valid", counted),
            ("excellent", excellent), ("good", good), ("completed", completed), ("not_completed", notCompleted), ("blank", blank));
    }
}
