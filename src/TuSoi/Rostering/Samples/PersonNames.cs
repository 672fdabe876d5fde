namespace TuSoi.Rostering.Samples;

/// <summary>Invented names as a roster of the highlands has them: mostly Kinh, some long, some of other peoples.</summary>
internal static class PersonNames
{
    private static readonly string[] Families = Words("Nguyễn Nguyễn Nguyễn Nguyễn Nguyễn Trần Trần Lê Lê Phạm Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Đoàn Mai Trịnh Lương Tạ Cao");
    private static readonly string[] MenMiddle = ["Văn", "Văn", "Văn", "Hữu", "Đức", "Công", "Minh", "Quang", "Xuân", "Ngọc", "Thanh", "Đình", "Quốc", "Anh", "Trọng", "Bá", "Hoàng", "Thế"];
    private static readonly string[] WomenMiddle = ["Thị", "Thị", "Thị", "Thị Ngọc", "Thị Thanh", "Thị Hồng", "Thị Kim", "Ngọc", "Thanh", "Thu", "Kim", "Phương", "Thùy", "Bích", "Hoài", "Diệu"];
    private static readonly string[] Men = Words("An Bình Cường Dũng Đạt Đông Giang Hải Hiếu Hòa Hùng Hưng Khánh Kiên Lâm Long Lợi Mạnh Nam Nghĩa Nhân Phong Phúc Quân Quý Sơn Tài Tâm Thắng Thành Thịnh Tiến Toàn Trung Tuấn Tùng Việt Vinh Vũ Vượng");
    private static readonly string[] Women = Words("Anh Ánh Chi Cúc Dung Duyên Đào Hà Hạnh Hằng Hiền Hoa Hồng Huệ Hương Lan Liên Linh Loan Ly Mai My Nga Ngân Nguyệt Nhung Oanh Phương Quyên Tâm Thảo Thu Thủy Trang Trâm Tuyết Uyên Vân Xuân Yến");
    private static readonly string[] Clans = ["Niê", "Niê Kđăm", "Mlô", "Êban", "Ayŭn", "Byă", "Kbuôr", "Ksơr"];
    private static readonly string[] YMen = Words("Thuận Bhăm Djuang Khăm Nguyên Wân Blem Thih");
    private static readonly string[] HWomen = Words("Hen Bia Nga Lương Duyên Rơi Wơt Mai");
    private static readonly string[] KhoHouses = ["Lơ Mu Ha", "Rơ Ông Ha", "Bon Tô Ha", "Cil Múp Ha", "Kră Jăn", "Liêng Jrang Ha"];

    public static string Invent(Dice dice, bool woman) => dice.Weighted(93, 2, 2, 1, 1, 1) switch
    {
        0 => $"{dice.Pick(Families)} {dice.Pick(woman ? WomenMiddle : MenMiddle)} {dice.Pick(woman ? Women : Men)}",
        1 => woman ? $"Công Tằng Tôn Nữ {dice.Pick(WomenMiddle)} {dice.Pick(Women)} {dice.Pick(Women)}" : $"{dice.Pick(Families)} {dice.Pick(Families)} {dice.Pick(MenMiddle)} {dice.Pick(Men)} {dice.Pick(Men)}",
        2 => woman ? $"H'{dice.Pick(HWomen)} {dice.Pick(Clans)}" : $"Y {dice.Pick(YMen)} {dice.Pick(Clans)}",
        3 => $"{dice.Pick(KhoHouses)} {dice.Pick(woman ? Women : Men)}",
        4 => woman ? $"{dice.Pick(["Giàng", "Vàng", "Sùng", "Lò"])} Thị {dice.Pick(["Mỷ", "Dợ", "Sua", "Pà"])}" : $"{dice.Pick(["Giàng", "Vàng", "Sùng", "Thào"])} A {dice.Pick(["Páo", "Lử", "Chớ", "Tủa"])}",
        _ => $"{dice.Pick(["Nông", "Ma", "Hà", "Lò", "Quàng"])} {dice.Pick(woman ? WomenMiddle : MenMiddle)} {dice.Pick(woman ? Women : Men)}",
    };

    private static string[] Words(string text) => text.Split(' ');
}
