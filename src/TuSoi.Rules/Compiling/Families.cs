using TuSoi.Rules.Facts;
using TuSoi.Rules.Scopes;
using TuSoi.Rules.Yaml;

namespace TuSoi.Rules.Compiling;

/// <summary>What kinds of subject a relation can lead to.</summary>
internal static class Families
{
    public static Relation? Parse(string word) =>
        Enum.GetValues<Relation>().Where(r => Binder.Key(r.ToString()) == word).Select(r => (Relation?)r).FirstOrDefault();

    public static Family[] Of(Relation relation) => relation switch
    {
        Relation.Members or Relation.CommitteeMembers => [Family.Member],
        Relation.Head => [Family.Leader],
        Relation.SamePerson => [Family.Member, Family.Leader],
        Relation.Committee or Relation.StandingCommittee or Relation.Leadership or Relation.SameLevelBodies => [Family.Collective],
        Relation.Headed => [Family.Organisation, Family.Collective],
        Relation.Self or Relation.EarlierYear => [Family.Organisation, Family.Collective, Family.Member, Family.Leader],
        _ => [Family.Organisation],
    };

    public static string Label(Relation relation) => relation switch
    {
        Relation.Members => "đảng viên",
        Relation.Subordinates => "tổ chức trực thuộc",
        Relation.UnitsBelow => "đơn vị trực thuộc",
        Relation.Committee => "cấp ủy",
        Relation.StandingCommittee => "ban thường vụ",
        Relation.CommitteeMembers => "cấp ủy viên",
        Relation.Leadership => "tập thể lãnh đạo",
        Relation.SameLevelBodies => "tập thể lãnh đạo, đoàn thể",
        Relation.Organisation => "tổ chức đảng",
        Relation.Headed => "nơi đứng đầu",
        Relation.Head => "người đứng đầu",
        Relation.Superior => "cấp trên trực tiếp",
        _ => "đối tượng",
    };
}
