package shelf

import "golang.org/x/sys/unix"

// journalFor returns the journal mode for a store in dir: a write-ahead log,
// but a rollback journal where the processes of several machines may meet.
func journalFor(dir string) string {
	var fs unix.Statfs_t
	if err := unix.Statfs(dir, &fs); err != nil {
		return "delete" // it is right everywhere
	}
	switch uint32(fs.Type) {
	case unix.NFS_SUPER_MAGIC, unix.SMB_SUPER_MAGIC, unix.SMB2_SUPER_MAGIC, unix.CIFS_SUPER_MAGIC,
		unix.FUSE_SUPER_MAGIC, unix.V9FS_MAGIC, unix.AFS_SUPER_MAGIC, unix.AFS_FS_MAGIC,
		unix.CEPH_SUPER_MAGIC, unix.CODA_SUPER_MAGIC:
		return "delete"
	}
	return "wal"
}
