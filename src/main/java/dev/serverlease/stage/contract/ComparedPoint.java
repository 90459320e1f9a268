package dev.serverlease.stage.contract;

import dev.serverlease.lease.Bilingual;
import java.util.List;
import java.util.stream.Stream;

/** A point in which a contract that was signed on paper is compared with the one that was printed. */
public enum ComparedPoint {
    ALL_PAGES("allPages", false, "页数齐全，没有缺页、换页", "all pages are there, none was exchanged"),
    DIGEST("digestOnEachPage", false, "每页的合同编号和摘要与本合同一致", "number and digest on each page are this contract's"),
    UNALTERED("nothingByHand", false, "没有手写的增删、涂改", "nothing was added or changed by hand"),
    SIGNER(
            "signerAsNamed",
            false,
            "签署人与申请或者授权委托书所列一致；由他人签署的，与登记的签署人一致并已说明理由",
            "who signed is whom the application or the letter of authority names, or whom the record names with a reason"),
    SEAL_TEXT("sealNamesLessee", true, "印章文字与承租人的登记名称逐字一致", "the seal's words are the lessee's registered name"),
    SEAL_ACROSS("sealAcrossPages", true, "骑缝章完整，各页可以拼合", "the seal across the pages is whole"),
    DATED("dated", false, "签署日期已填写", "the date is filled in");

    private static final String SEAL = "SEAL";

    private final String field;
    private final boolean ofSeals;
    private final Bilingual words;

    ComparedPoint(String field, boolean ofSeals, String zh, String en) {
        this.field = field;
        this.ofSeals = ofSeals;
        this.words = new Bilingual(zh, en);
    }

    /** What forms and requests call its answer. */
    public String field() {
        return field;
    }

    /** What holds if the answer is yes. */
    public Bilingual words() {
        return words;
    }

    /** @param kind how the lessee signed: SEAL, or HANDWRITTEN, which has no seal to be looked at */
    public static List<ComparedPoint> of(String kind) {
        return Stream.of(values())
                .filter(point -> !point.ofSeals || kind.equals(SEAL))
                .toList();
    }
}
