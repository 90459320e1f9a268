package dev.serverlease.papercheck;

import dev.serverlease.words.PageTime;
import dev.serverlease.words.Word;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What became of a paper. It names nobody, and says of nothing else than this paper: whoever holds it learns whether to
 * rely on it.
 *
 * @param draft of a contract or an agreement, as its pages number it; null for other papers
 * @param concludedAt when the second side signed this very draft; null if not both have
 * @param supersededAt when a newer one was made in its place; null if none was
 * @param offer whether it can still be signed, while not both sides have; open for other papers
 */
record PaperStanding(
        PaperKind kind,
        @Nullable Integer draft,
        Instant madeAt,
        @Nullable Instant concludedAt,
        @Nullable Instant supersededAt,
        Offer offer) {

    enum Offer {
        OPEN,
        /** The case is back before the contract: corrections, or another decision. */
        TAKEN_BACK,
        /** Withdrawn, lapsed, rejected or over. */
        ENDED
    }

    /** Of a draft: whoever signed it would conclude nothing. */
    boolean isNotToBeSigned() {
        return concludedAt == null && (supersededAt != null || offer != Offer.OPEN);
    }

    Word words(ZoneId zone) {
        var zh = kind.word().zh() + (draft == null ? "" : "第 " + draft + " 稿") + "，"
                + PageTime.zh(zone).minute(madeAt) + "作成。";
        var en = kind.word().en() + (draft == null ? "" : ", draft " + draft) + ", made "
                + PageTime.en(zone).minute(madeAt) + ".";
        var standing = standing(zone);
        return new Word(zh + standing.zh(), en + " " + standing.en());
    }

    private Word standing(ZoneId zone) {
        if (concludedAt != null) {
            return new Word(
                    "双方已签署，" + PageTime.zh(zone).day(concludedAt) + "成立：这是有效的一稿。此后是否变更或者解除，本页不说明。",
                    "Both sides signed it and it was concluded on "
                            + PageTime.en(zone).day(concludedAt)
                            + ": this is the valid one. Whether it was changed or ended since, this page does not say.");
        }
        if (supersededAt != null) {
            return new Word(
                    "自" + PageTime.zh(zone).minute(supersededAt) + "起已被新的文本取代，不要再依据此件签署或者办理。",
                    "It has been superseded by a newer one since "
                            + PageTime.en(zone).minute(supersededAt) + ": do not sign it or act on it any more.");
        }
        return switch (kind) {
            case CONTRACT, AGREEMENT -> notConcluded();
            case HANDOVER -> new Word("这是最新的一份。", "It is the newest one.");
            case LETTER ->
                new Word("是否用印、是否送达，本页不说明。", "Whether it was sealed, and whether it arrived, this page does not say.");
        };
    }

    private Word notConcluded() {
        return switch (offer) {
            case OPEN ->
                new Word(
                        "这是最新的一稿，没有由双方签署，尚未成立。",
                        "It is the newest draft; not both sides have signed it, so nothing is concluded by it.");
            case TAKEN_BACK ->
                new Word(
                        "此稿没有由双方签署，已被收回，尚未成立，请不要签署；重新办理后将另行出稿。",
                        "It was not signed by both sides and has been taken back: nothing is concluded by it, do not sign it."
                                + " If the case goes on, there will be a new draft.");
            case ENDED ->
                new Word(
                        "此稿没有由双方签署，所涉事项已经结束，没有成立，请不要签署。",
                        "It was not signed by both sides and the matter has ended: nothing was concluded by it, do not sign"
                                + " it.");
        };
    }
}
