using TuSoi.Rules.Facts;

namespace TuSoi.Ranking;

/// <summary>Levels, marks and flags as HTML: always a mark, words and a class.</summary>
internal static class Icons
{
    /// <summary>The drawings that a page uses by name.</summary>
    public static ReadOnlySpan<byte> Symbols => """
        <svg hidden="hidden" width="0" height="0" aria-hidden="true"><defs><pattern id="b-kht" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#fff"/><rect width="2.5" height="6" fill="#a11b1b"/></pattern><pattern id="b-none" width="5" height="5" patternUnits="userSpaceOnUse"><rect width="5" height="5" fill="#fff"/><circle cx="2.5" cy="2.5" r="1" fill="#5b6673"/></pattern></defs><symbol id="i-alert" viewBox="0 0 24 24"><path d="M12 4.2L2.8 19.8h18.4zM12 10v4.4M12 17.2v.1"/></symbol><symbol id="i-cap" viewBox="0 0 24 24"><path d="M4 4.5h16M12 20V9.2M7 13.8l5-4.8 5 4.8"/></symbol><symbol id="i-check" viewBox="0 0 24 24"><path d="M4.8 12.6l4.6 4.6L19.2 7"/></symbol><symbol id="i-checks" viewBox="0 0 24 24"><path d="M2.8 12.6l4.4 4.4L16.4 7.4"/><path d="M12 16.4l.7.6 8.8-9.6"/></symbol><symbol id="i-help" viewBox="0 0 24 24"><circle cx="12" cy="12" r="9"/><path d="M9.4 9.6a2.7 2.7 0 1 1 3.6 2.5c-.7.3-1 .9-1 1.7M12 16.8v.1"/></symbol><symbol id="i-minus" viewBox="0 0 24 24"><path d="M6 12h12"/></symbol><symbol id="i-star" viewBox="0 0 24 24"><path d="M12 3.2l2.7 5.6 6.1.8-4.5 4.3 1.1 6.1-5.4-3-5.4 3 1.1-6.1-4.5-4.3 6.1-.8z" fill="currentColor" stroke-width="1"/></symbol><symbol id="i-x" viewBox="0 0 24 24"><path d="M6.3 6.3l11.4 11.4M17.7 6.3L6.3 17.7"/></symbol></svg>

        """u8;

    /// <summary>The tag of a level, to be followed by its name and <see cref="End"/>.</summary>
    public static ReadOnlySpan<byte> Level(QualityLevel level) => level switch
    {
        QualityLevel.Excellent => """<span class="ts-level ts-level-xs"><svg class="ts-i" viewBox="0 0 24 24" aria-hidden="true"><use href="#i-star"/></svg>"""u8,
        QualityLevel.Good => """<span class="ts-level ts-level-t"><svg class="ts-i" viewBox="0 0 24 24" aria-hidden="true"><use href="#i-checks"/></svg>"""u8,
        QualityLevel.Completed => """<span class="ts-level ts-level-ht"><svg class="ts-i" viewBox="0 0 24 24" aria-hidden="true"><use href="#i-check"/></svg>"""u8,
        _ => """<span class="ts-level ts-level-kht"><svg class="ts-i" viewBox="0 0 24 24" aria-hidden="true"><use href="#i-x"/></svg>"""u8,
    };

    public static ReadOnlySpan<byte> End => "</span>"u8;

    /// <summary>The mark of a condition with its words.</summary>
    public static ReadOnlySpan<byte> Of(Mark mark) => mark switch
    {
        Mark.Met => """<span class="ts-met"><svg class="ts-i" viewBox="0 0 24 24" aria-hidden="true"><use href="#i-check"/></svg>Đạt</span>"""u8,
        Mark.NotMet => """<span class="ts-unmet"><svg class="ts-i" viewBox="0 0 24 24" aria-hidden="true"><use href="#i-x"/></svg>Chưa đạt</span>"""u8,
        Mark.Unknown => """<span class="ts-unknown"><svg class="ts-i" viewBox="0 0 24 24" aria-hidden="true"><use href="#i-help"/></svg>Chưa rõ</span>"""u8,
        Mark.Idle => """<span class="ts-idle"><svg class="ts-i" viewBox="0 0 24 24" aria-hidden="true"><use href="#i-minus"/></svg>Không áp dụng</span>"""u8,
        Mark.Present => """<span class="ts-unmet"><svg class="ts-i" viewBox="0 0 24 24" aria-hidden="true"><use href="#i-x"/></svg>Thuộc</span>"""u8,
        _ => """<span class="ts-met"><svg class="ts-i" viewBox="0 0 24 24" aria-hidden="true"><use href="#i-check"/></svg>Không thuộc</span>"""u8,
    };

    /// <summary>The mark of a level in a ballot with its words; empty where nothing is to be said.</summary>
    public static ReadOnlySpan<byte> Of(VoteMark mark) => mark switch
    {
        VoteMark.Reached => """<span class="ts-met"><svg class="ts-i" viewBox="0 0 24 24" aria-hidden="true"><use href="#i-check"/></svg>Đạt</span>"""u8,
        VoteMark.NotReached => """<span class="ts-unmet"><svg class="ts-i" viewBox="0 0 24 24" aria-hidden="true"><use href="#i-x"/></svg>Chưa đạt</span>"""u8,
        VoteMark.Half => """<span class="ts-unmet"><svg class="ts-i" viewBox="0 0 24 24" aria-hidden="true"><use href="#i-x"/></svg>Đúng 50%, chưa đạt</span>"""u8,
        _ => ""u8,
    };

    public static ReadOnlySpan<byte> Help => """<svg class="ts-i" viewBox="0 0 24 24" aria-hidden="true"><use href="#i-help"/></svg>"""u8;

    public static ReadOnlySpan<byte> Alert => """<svg class="ts-i" viewBox="0 0 24 24" aria-hidden="true"><use href="#i-alert"/></svg>"""u8;

    public static ReadOnlySpan<byte> Minus => """<svg class="ts-i" viewBox="0 0 24 24" aria-hidden="true"><use href="#i-minus"/></svg>"""u8;
}
