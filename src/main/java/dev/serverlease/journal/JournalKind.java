package dev.serverlease.journal;

/** What an entry of the journal is about. */
public enum JournalKind {
    WRITE("引擎写操作 Write at the engine's door"),
    DECISION("管理决定 Managers' decision"),
    EXPORT("导出用户档案 User archive taken out"),
    SIGN_IN("登录 Sign-in"),
    SIGN_IN_BASIC("接口登录（每小时首次） Sign-in with Basic, first of an hour"),
    SIGN_IN_FAILED("登录失败 Sign-in failed"),
    SIGN_IN_SLOWED("登录受限（多次失败后） Sign-in slowed down after failures"),
    FACTOR_ENROLLED("登记第二验证因素 Second factor enrolled"),
    FACTOR_RESET("重置第二验证因素 Second factor reset"),
    RETURN_REFUSED("签署平台回调未通过验证 Message of a signing provider refused"),
    RESTORED("数据库自备份恢复 Database restored from a backup");

    private final String label;

    JournalKind(String label) {
        this.label = label;
    }

    /** For people, Chinese first. */
    public String label() {
        return label;
    }
}
