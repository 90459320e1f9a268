package dev.serverlease.stage.checks;

import dev.serverlease.law.Finding;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.people.Groups;
import dev.serverlease.words.RuleTitles;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Tells operations about a rule that failed, once per rule and day, in the transaction that stores its finding. The
 * finding itself goes to the legal officer as UNDETERMINED: nothing passes unchecked, and nothing is lost.
 */
@Component
class RuleAlarm {

    private final Notices notices;

    RuleAlarm(Notices notices) {
        this.notices = notices;
    }

    void raise(List<Finding> found) {
        found.stream().filter(Finding::ruleFailed).forEach(this::raise);
    }

    /** The exception stays in the log: its message may name people, and a notice leaves the house by mail. */
    private void raise(Finding failed) {
        var title = RuleTitles.of(failed.rule());
        notices.tell(
                Notice.once(
                        "rule " + failed.rule() + " " + failed.asOf(),
                        NoticeKind.RULE_FAILED,
                        "规则“" + title.zh() + "”（" + failed.rule() + "）运行出错，其审查事项记为“未能判定”，由法务人员认定。原因见日志中的“Rule "
                                + failed.rule() + " failed”；请连同租赁编号报开发人员修正。",
                        "The rule “" + title.en() + "” (" + failed.rule()
                                + ") failed; its findings could not be determined and go to the legal officer. The log says"
                                + " why at “Rule " + failed.rule()
                                + " failed”; report it to the developers with the lease number."),
                Audience.group(Groups.OPERATIONS));
    }
}
