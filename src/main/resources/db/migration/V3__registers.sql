-- The register also holds what lets data be exported, and the consents of sector authorities.
alter table lease.permit_register drop constraint permit_register_kind_check;

alter table lease.permit_register add constraint permit_register_kind_check check (kind in (
    'TELECOM_PERMIT', 'FILING', 'CROSS_BORDER_APPROVAL',
    'SECURITY_ASSESSMENT', 'STANDARD_CONTRACT_FILING', 'PIP_CERTIFICATE', 'SECTOR_APPROVAL'));
