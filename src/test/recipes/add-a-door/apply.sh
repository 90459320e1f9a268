# Who may; what the lease's page offers; what the step is called; the roles table, written by its test.
before src/main/java/dev/serverlease/access/DoorRights.java 'POST, "/api/leases/\*/signatures"' \
  '                        .requestMatchers(POST, "/api/leases/*/remarks")
                        .hasAnyAuthority(Groups.LEGAL, Groups.MANAGERS)'
before src/main/resources/front/actions.yaml '^- door: signatures$' "$(cat <<'ACTION'
- door: remarks
  label: 备注 Remark
  purpose: NOTICE
  groups: [legal-officers, managers]
  stages: [LEGAL_REVIEW, CONTRACT, ACTIVATION, IN_FORCE, SUSPENDED, CLOSING]
  fields:
    - {name: text, label: 备注 Remark, kind: text, required: true}

ACTION
)"
echo 'REMARKED: 备注 Remark' >> src/main/resources/words/steps.yaml
mvn --batch-mode --quiet "$@" test -Dtest=RolesTableTest -Droles.write=true < /dev/null > /dev/null || true
grep -q 'POST /api/leases/{number}/remarks' src/docs/ROLES.md
