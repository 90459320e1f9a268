package dev.serverlease.access.signin;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** An engine's user with everything that a sign-in or a session needs. */
@Repository
public class Accounts {

    /** Maximum length of a user name in the engine. */
    private static final int LONGEST_NAME = 64;

    private final JdbcClient jdbc;
    private final KeptAccounts kept;
    private final ProcessEngineConfigurationImpl engine;

    Accounts(JdbcClient jdbc, KeptAccounts kept, @Lazy ProcessEngineConfigurationImpl engine) {
        this.jdbc = jdbc;
        this.kept = kept;
        this.engine = engine;
    }

    /** As it was last read, and has not changed since ({@link KeptAccounts} says how soon a change is known). */
    public Optional<Account> find(String user) {
        return kept.find(user, () -> read(user));
    }

    /** As it is in the database now: for what one does in person. */
    Optional<Account> read(String user) {
        if (user.isBlank() || user.length() > LONGEST_NAME || user.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        return jdbc.sql("""
                        select u.pwd_, u.salt_, array_remove(array_agg(m.group_id_ order by m.group_id_), null) as groups
                        from act_id_user u left join act_id_membership m on m.user_id_ = u.id_
                        where u.id_ = :user group by u.id_""")
                .param("user", user)
                .query((row, index) ->
                        new Account(user, row.getString("pwd_"), row.getString("salt_"), List.of((String[])
                                row.getArray("groups").getArray())))
                .optional();
    }

    boolean isPassword(Account account, String password) {
        return account.password() != null
                && engine.getPasswordManager()
                        .check(EncryptionUtil.saltPassword(password, account.salt()), account.password());
    }
}
