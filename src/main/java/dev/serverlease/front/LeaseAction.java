package dev.serverlease.front;

import dev.serverlease.lease.LeaseStage;
import dev.serverlease.people.Person;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person may do to a lease outside its tasks: a door of the REST interface with the fields of its
 * body, from {@code front/actions.yaml}. The door itself checks everything; this only saves people from writing JSON.
 *
 * @param door the last part of {@code /api/leases/{number}/…}
 * @param groups whose members may use it
 * @param stages in which it is offered
 * @param needs what must hold of the lease besides, as far as its door would refuse it otherwise
 * @param warning what will happen, for what cannot be undone: it is asked twice; null for all else
 */
public record LeaseAction(
        String door,
        String method,
        String label,
        Purpose purpose,
        Set<String> groups,
        Set<LeaseStage> stages,
        List<Need> needs,
        @Nullable String warning,
        List<Field> fields) {

    /** What an action is for; in this order on the page. */
    public enum Purpose {
        APPLICATION("申请", "Application"),
        CONTRACT("合同", "Contract"),
        USE("使用与整改", "Use and cure"),
        RENT("租金", "Rent"),
        NOTICE("通知与命令", "Notices and orders"),
        END("期满与终了", "Term and end");

        private final String zh;
        private final String en;

        Purpose(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        public String zh() {
            return zh;
        }

        public String en() {
            return en;
        }
    }

    /** What a door asks of the lease, or of the person. */
    public enum Need {
        APPLICANT,
        COMPLETION_OPEN,
        LESSEE_AWAITED,
        SEAL_AWAITED,
        SIGNING_OPEN,
        NO_AGREEMENT_OPEN,
        LESSEE_UNSIGNED,
        HUMAN_LOOK_OPEN,
        NO_REVIEW_OPEN,
        CURABLE_BY_PERSON,
        RENT_OPEN,
        NO_RENT_OPEN,
        RENT_OWED,
        RENT_PLAN_MISSING,
        RENEWABLE,
        ORDER_STANDS,
        ARCHIVE_OPEN,
        HELD,
        END_IN_DOUBT,
        INDEFINITE,
        HANDED_OVER,
        NOT_HANDED_OVER,
        SUBLEASE_KNOWN,
        SERVER_CHANGE_OPEN,
        END_CHOICE_OPEN,
        CONDITIONS_OVERDUE,
        CONCLUDED,
        CONTRACT_ENDED
    }

    /**
     * One field of the body.
     *
     * @param kind text, long, date, time, amount, number, yesno, choice, salesperson (any but the applicant), rent (the
     *     open default, part of the address), sealing (the text that waits for the seal), query, which is part of the
     *     address, or implied, which nobody is asked for
     * @param choices values and their display names; empty unless it is a choice
     * @param preset value to begin with; null for none
     * @param shownFor for which choices of the form's fields, all together, it is asked for; empty for always
     * @param choicesFor for which choices of other fields a choice is offered, by choice; always if it is not named
     * @param choiceNeeds what must hold for a choice to be offered, by choice
     */
    public record Field(
            String name,
            String label,
            String kind,
            boolean required,
            Map<String, String> choices,
            @Nullable String preset,
            Map<String, List<String>> shownFor,
            Map<String, Map<String, List<String>>> choicesFor,
            Map<String, Need> choiceNeeds) {

        Field with(Map<String, String> offered) {
            return new Field(name, label, kind, required, offered, preset, shownFor, choicesFor, choiceNeeds);
        }

        /** The fields and choices for which it is shown, as the page's script reads them: {@code ground=A|B}. */
        public @Nullable String when() {
            return when(shownFor);
        }

        /** The same of a choice. */
        public @Nullable String when(String choice) {
            return when(choicesFor.getOrDefault(choice, Map.of()));
        }

        private static @Nullable String when(Map<String, List<String>> choices) {
            return choices.isEmpty()
                    ? null
                    : choices.entrySet().stream()
                            .map(one -> one.getKey() + "=" + String.join("|", one.getValue()))
                            .reduce((one, other) -> one + ";" + other)
                            .orElseThrow();
        }
    }

    LeaseAction by(Set<String> others) {
        return new LeaseAction(door, method, label, purpose, others, stages, needs, warning, fields);
    }

    LeaseAction with(List<Field> offered) {
        return new LeaseAction(door, method, label, purpose, groups, stages, needs, warning, offered);
    }

    boolean isFor(Person person, LeaseStage stage) {
        return stages.contains(stage) && person.groups().stream().anyMatch(groups::contains);
    }

    /** Id of its form on the page. */
    public String id() {
        return method.toLowerCase(Locale.ROOT) + "-" + door.replaceAll("[^a-z]+", "-");
    }
}
