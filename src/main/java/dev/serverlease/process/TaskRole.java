package dev.serverlease.process;

import dev.serverlease.people.Groups;
import dev.serverlease.people.Person;
import dev.serverlease.request.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A row of {@link TaskRoles}.
 *
 * @param task id of the user task in its model
 * @param when in which case the row applies; a task has one row for {@link When#ALWAYS}, or one for each of its cases
 * @param groups whose members are offered the task, claim it and complete it
 * @param conditions what is asked of the person besides
 */
public record TaskRole(String task, When when, List<String> groups, List<Condition> conditions) {

    /** The case of a lease, where it decides who does a task. */
    public enum When {
        ALWAYS("", ""),
        CONDITIONS_OPEN("仅有条件待落实", "only conditions are open"),
        ORDER_STANDS("另有命令或者违法信息未消除", "an order or unlawful content stands as well"),
        BREACH("因违反合同而暂停", "suspended for a breach of the contract"),
        UNLAWFUL("因违法或者责令停止而暂停", "suspended as unlawful or by order");

        private final String zh;
        private final String en;

        When(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        /** In words; empty for {@link #ALWAYS}. */
        public String zh() {
            return zh;
        }

        public String en() {
            return en;
        }
    }

    /** What is asked of the person besides the group: to be, or not to be, whom the task's bean names for it. */
    public enum Condition {
        APPLICANT_ONLY(
                true,
                "仅限该租赁的经办人",
                "the lease's applicant only",
                "此任务由该租赁的经办人办理。 This task is for the lease's applicant."),
        NOT_APPLICANT(
                false,
                "不得是该租赁的经办人",
                "never the lease's applicant",
                "经办人不得办理自己申请的租赁，请由其他人员办理。 Nobody does this for a lease that they applied for; leave it to somebody else."),
        NOT_FIRST_OFFICER(
                false,
                "不得是作出第一次认定的人",
                "never who made the first decision",
                "您已作出第一次认定，法务复审须由另一名法务人员办理。 You made the first decision; the second review is for another officer."),
        NOT_VERIFIER(
                false,
                "高风险的，不得是核验其身份的人",
                "never who verified the identity, if the risk is high",
                "该案为高风险，您核验过身份，不得再作法务认定，请由其他法务人员办理。 The risk is high and you verified the identity; leave the decision to another officer."),
        NOT_REVIEWER(
                false,
                "高风险的，不得是作出法务认定的人",
                "never who decides on it, if the risk is high",
                "该案为高风险，您已作出法务认定，不得再核验身份，请由其他合规人员办理。 The risk is high and you decided on the case; leave the verification to another officer."),
        NOT_DECIDER(
                false,
                "不得是对该案作出法务认定的人",
                "never who decided on the case",
                "您对该案作出过法务认定，不得再代出租人用印，请由其他人员用印。 You decided on this case; leave the sealing to somebody else."),
        NOT_RECORDER(
                false,
                "不得是登记承租人纸质签名、转交签署链接或者查看验证码的人",
                "never who recorded the lessee's signature on paper, handed its signing link over, or read the code",
                "承租人的纸质签名是您登记的，或者签署链接由您转交、验证码由您查看；须由另一名人员用印。 You recorded the lessee's signature on paper, or handed the signing link over, or read the code; another officer seals."),
        NOT_RENEWAL_APPLICANT(
                false,
                "不得是申请续租的人",
                "never who asked for the renewal",
                "申请续租的人不得审查该续租，请由其他法务人员办理。 Nobody reviews a renewal that they asked for; leave it to another officer."),
        NOT_AGREEMENT_APPLICANT(
                false,
                "不得是提出该协议的人",
                "never who asked for the agreement",
                "提出协议的人不得审查该协议，请由其他法务人员办理。 Nobody reviews an agreement that they asked for; leave it to another officer."),
        NOT_AGREED(
                false,
                "须两人审查的，不得是已经同意的人",
                "never who agreed already, if two officers must",
                "您已同意该协议，按审查分流须由另一名法务人员再审。 You agreed already, and this change needs another officer too.");

        private final boolean only;
        private final String zh;
        private final String en;
        private final String refusal;

        Condition(boolean only, String zh, String en, String refusal) {
            this.only = only;
            this.zh = zh;
            this.en = en;
            this.refusal = refusal;
        }

        public String zh() {
            return zh;
        }

        public String en() {
            return en;
        }

        /** Whether it is about the lease's applicant. */
        boolean isOfApplicant() {
            return this == APPLICANT_ONLY || this == NOT_APPLICANT;
        }

        /** @param isNamed whether the person is whom the bean names */
        boolean isMet(boolean isNamed) {
            return isNamed == only;
        }

        Refusal refused() {
            return new Refusal(403, refusal);
        }

        /** Whom the condition keeps away, and the reason; empty if it names who may, or nobody. */
        Stream<Map<String, String>> barred(Set<String> named) {
            return only ? Stream.empty() : named.stream().sorted().map(user -> Map.of("user", user, "why", refusal));
        }
    }

    /** The same for the groups that a setting names. */
    public TaskRole by(List<String> set) {
        return new TaskRole(task, when, set, conditions);
    }

    /**
     * Of these leases those in which a person meets all conditions.
     *
     * @param applied those for which the person applied
     * @param naming those in which another condition names the person
     */
    Stream<String> met(Set<String> numbers, Supplier<Set<String>> applied, Function<Condition, Set<String>> naming) {
        var met = numbers.stream();
        for (var condition : conditions) {
            var named = condition.isOfApplicant() ? applied.get() : naming.apply(condition);
            met = met.filter(number -> condition.isMet(named.contains(number)));
        }
        return met;
    }

    /** Whether the person is a member of one of the groups. */
    public boolean isFor(Person person) {
        return groups.stream().anyMatch(person::in);
    }

    /** Says to somebody whom it is not for whose task it is. */
    Refusal refused(Person person) {
        if (person.in(Groups.MANAGERS)) {
            return new Refusal(
                    403,
                    "业务主管不办理此类任务，请指定办理人员。 Managers do none of the officers' tasks; name an officer who does this one.");
        }
        boolean always = when == When.ALWAYS;
        return new Refusal(
                403,
                (always ? "此任务仅由" : when.zh + "的，此任务仅由") + words(0, "、") + "办理。 This task is done by "
                        + words(1, " or ") + " only" + (always ? "." : ": " + when.en + "."));
    }

    /** @param language 0 for Chinese, 1 for English: the two parts of a group's display name */
    private String words(int language, String separator) {
        return groups.stream()
                .map(group -> Groups.NAMES.getOrDefault(group, group).split(" ", 2)[language])
                .collect(Collectors.joining(separator));
    }
}
