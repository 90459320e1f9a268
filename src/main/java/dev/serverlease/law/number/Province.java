package dev.serverlease.law.number;

/** The one-character names of provinces; filings write four of them differently from permits and number plates. */
final class Province {

    /** As filings write them. */
    static final String IN_FILINGS = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝蜀黔滇藏陕陇青宁新";

    private static final String ELSEWHERE = "川贵云甘";
    private static final String SAME_IN_FILINGS = "蜀黔滇陇";

    static final String ANY = IN_FILINGS + ELSEWHERE;

    private Province() {}

    static String asInFilings(String letter) {
        int other = ELSEWHERE.indexOf(letter);
        return other < 0 ? letter : SAME_IN_FILINGS.substring(other, other + 1);
    }
}
