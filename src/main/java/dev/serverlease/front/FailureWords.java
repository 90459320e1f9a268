package dev.serverlease.front;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.people.Groups;
import dev.serverlease.people.Person;
import dev.serverlease.process.TaskList.Failure;
import dev.serverlease.words.ModelNames;
import dev.serverlease.words.OneLanguage;
import dev.serverlease.words.PageTime;
import dev.serverlease.words.Word;

/** A lease that stands at a failure, in words: at which step, since when, and who does what. */
final class FailureWords {

    private static final OneLanguage ZH = new OneLanguage(true);
    private static final OneLanguage EN = new OneLanguage(false);

    private static final Bilingual MISMATCH = new Bilingual(
            "流程与登记不一致，该租赁可能停滞；运维人员已收到提示。",
            "Its process and our records disagree, so it may be stuck; operations have been told.");

    private FailureWords() {}

    /**
     * @param reader operations and managers, who see failures at their desk, read its own text; it may name people, so
     *     that others read only who acts
     */
    static Bilingual of(Failure failure, Person reader, PageTime times) {
        if (failure.key().isEmpty()) {
            return MISMATCH;
        }
        var place = ModelNames.of(failure.key()).orElse(new Word("未命名的步骤", "a step without a name"));
        var since = times.minute(failure.since());
        var next = reader.in(Groups.OPERATIONS) || reader.in(Groups.MANAGERS)
                ? told(failure.message())
                : acts(failure.key().equals("Task_WaitForLessor"));
        return new Bilingual(
                "流程自 " + since + " 起停在“" + place.zh() + "”，排除后才会继续。" + next.zh(),
                "The process stands still at “" + place.en() + "” since " + since
                        + ", and goes on only once it is repaired. " + next.en());
    }

    /** What only a programmer reads is left to Cockpit's tab of incidents. */
    private static Bilingual told(String message) {
        boolean ofOurs = message.codePoints().anyMatch(Character::isIdeographic);
        return new Bilingual(
                "由运维人员排除后在 Cockpit 中增加重试次数。"
                        + (ofOurs ? "故障信息：" + ZH.part(message) : message.isEmpty() ? "" : "技术信息见 Cockpit 中该流程实例的“故障”。"),
                "Operations repair it, then increment the number of retries in Cockpit."
                        + (ofOurs
                                ? " The failure says: " + EN.part(message)
                                : message.isEmpty()
                                        ? ""
                                        : " Its technical text is at the instance's incidents in Cockpit."));
    }

    private static Bilingual acts(boolean waitsForLessor) {
        return waitsForLessor
                ? new Bilingual(
                        "因出租人自身原因暂缓：由合规人员导入更正后的出租人登记，再由运维人员重试；申请无须更正。",
                        "It waits for the lessor: the compliance officers import its corrected entry, then operations retry"
                                + " it; nothing in the application is to be corrected.")
                : new Bilingual("由运维人员排除并重试，无须另行操作。", "Operations repair and retry it; nobody else has to act.");
    }
}
