package dev.serverlease.stage.inforce.usereview;

/**
 * What the lessee itself says of the use.
 *
 * @param reference the number of the report; sent twice, it is one
 * @param said in the lessee's words
 * @param asAgreed whether the purpose is the agreed one
 * @param fileName of what was handed in with it; empty for nothing
 */
public record LesseeReport(
        String reference, String said, boolean asAgreed, boolean sublet, boolean exportChanged, String fileName) {

    private static final String FILE = "；附件：";

    /**
     * Whether an earlier report says the same, with the same file if this has one: whoever goes back in the browser
     * sends the words without the file.
     *
     * @param actualUse of the earlier one, as the reviewer reads it
     */
    public boolean isSaidIn(String actualUse) {
        var own = actualUse();
        return actualUse.equals(own)
                || fileName.isEmpty() && actualUse.startsWith(own.substring(0, own.length() - 1) + FILE);
    }

    /** What the reviewer reads: the words, and the answers to what was asked. */
    String actualUse() {
        return said + "（承租人声明：用途" + (asAgreed ? "未变" : "已变") + "；" + (sublet ? "已转租或者交他人使用" : "未转租、未交他人使用") + "；数据出境情况"
                + (exportChanged ? "有变化" : "无变化") + (fileName.isEmpty() ? "" : FILE + fileName) + "）";
    }
}
