package dev.serverlease.access.factor;

import dev.serverlease.access.signin.PasswordAgain;
import dev.serverlease.journal.Journal;
import dev.serverlease.journal.JournalKind;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.people.Groups;
import dev.serverlease.people.Person;
import dev.serverlease.request.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Officers enrol a second factor, administrators reset it; both are in the operators' journal, and told to who is
 * concerned.
 */
@Service
class FactorCommands {

    private static final String DOOR = "/api/second-factors/";

    private final PasswordAgain password;
    private final SecondFactors factors;
    private final FactorTable table;
    private final Journal journal;
    private final Notices notices;

    FactorCommands(PasswordAgain password, SecondFactors factors, FactorTable table, Journal journal, Notices notices) {
        this.password = password;
        this.factors = factors;
        this.table = table;
        this.journal = journal;
        this.notices = notices;
    }

    void begin(Person person, String given, @Nullable String code) {
        password.require(person, given);
        factors.begin(person, code);
    }

    void enrol(Person person, @Nullable String code, String source) {
        factors.enrol(person, code);
        journal.noted(JournalKind.FACTOR_ENROLLED, person.name(), source, DOOR + person.name(), null);
        notices.tell(
                notice(
                        "用户 " + person.name() + " 登记了用印的第二验证因素（手机验证器）。若非本人操作，请立即联系系统管理员重置。",
                        "User " + person.name()
                                + " has enrolled a second factor for sealing, an app on a telephone. If that was not you,"
                                + " call an administrator at once, who resets it."),
                Audience.person(person.name()),
                Audience.group(Groups.ADMINISTRATORS));
    }

    /** @throws Refusal with 403 for a wrong password or one's own factor, 404 if that officer has none */
    void reset(Person administrator, String given, String officer, String source) {
        password.require(administrator, given);
        if (officer.equals(administrator.name())) {
            throw new Refusal(
                    403,
                    "不能重置本人的第二验证因素，请由另一名系统管理员办理。 Nobody resets their own second factor; another administrator does.");
        }
        if (!table.remove(officer)) {
            throw new Refusal(404, "该用户没有登记第二验证因素。 That user has no second factor.");
        }
        journal.noted(JournalKind.FACTOR_RESET, administrator.name(), source, DOOR + officer + "/reset", null);
        notices.tell(
                notice(
                        "系统管理员 " + administrator.name() + " 重置了用户 " + officer + " 的第二验证因素，用印前须重新登记。若未申请重置，请立即联系系统管理员。",
                        "Administrator " + administrator.name() + " has reset the second factor of user " + officer
                                + ", who enrols anew before sealing. If nobody asked for that, call an administrator at"
                                + " once."),
                Audience.person(officer),
                Audience.group(Groups.ADMINISTRATORS));
    }

    private static Notice notice(String zh, String en) {
        return new Notice(NoticeKind.SECOND_FACTOR, null, zh, en, null);
    }
}
