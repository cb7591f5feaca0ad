/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "failing-vfs.h"

#include <sqlite3.h>

typedef struct
{
  sqlite3_file  base;
  sqlite3_file *real;
} File;

/* What fails, and how many calls until then. */
static struct
{
  gboolean armed;
  Failure  failure;
  guint    left;
  gboolean for_good;
  gboolean failed;
} plan;

static sqlite3_vfs *real_vfs;
static sqlite3_mem_methods real_memory;

const char *
failure_get_name (Failure failure)
{
  static const char *const names[N_FAILURES] = { "write", "full", "sync", "open", "truncate",
                                                 "delete", "read", "lock", "shared memory", "allocation" };

  return names[failure];
}

static gboolean
fails (Failure failure)
{
  if (!plan.armed || plan.failure != failure)
    return FALSE;

  if (plan.failed)
    return plan.for_good;

  plan.failed = --plan.left == 0;

  return plan.failed;
}

static sqlite3_file *
get_real (sqlite3_file *file)
{
  return ((File *) file)->real;
}

static int
file_close (sqlite3_file *file)
{
  return get_real (file)->pMethods->xClose (get_real (file));
}

static int
file_read (sqlite3_file *file,
           void         *data,
           int           length,
           sqlite3_int64 offset)
{
  if (fails (FAIL_READ))
    return SQLITE_IOERR_READ;

  return get_real (file)->pMethods->xRead (get_real (file), data, length, offset);
}

static int
file_write (sqlite3_file *file,
            const void   *data,
            int           length,
            sqlite3_int64 offset)
{
  /* A disk that fills up takes part of it. */
  if (fails (FAIL_FULL))
    {
      get_real (file)->pMethods->xWrite (get_real (file), data, length / 2, offset);
      return SQLITE_FULL;
    }
  if (fails (FAIL_WRITE))
    return SQLITE_IOERR_WRITE;

  return get_real (file)->pMethods->xWrite (get_real (file), data, length, offset);
}

static int
file_truncate (sqlite3_file  *file,
               sqlite3_int64  size)
{
  if (fails (FAIL_TRUNCATE))
    return SQLITE_IOERR_TRUNCATE;

  return get_real (file)->pMethods->xTruncate (get_real (file), size);
}

/* The power stays on, so that nothing need be waited for. */
static int
file_sync (sqlite3_file *file,
           int           flags)
{
  return fails (FAIL_SYNC) ? SQLITE_IOERR_FSYNC : SQLITE_OK;
}

static int
file_size (sqlite3_file  *file,
           sqlite3_int64 *size)
{
  return get_real (file)->pMethods->xFileSize (get_real (file), size);
}

static int
file_lock (sqlite3_file *file,
           int           level)
{
  if (fails (FAIL_LOCK))
    return SQLITE_IOERR_LOCK;

  return get_real (file)->pMethods->xLock (get_real (file), level);
}

static int
file_unlock (sqlite3_file *file,
             int           level)
{
  return get_real (file)->pMethods->xUnlock (get_real (file), level);
}

static int
file_check_reserved_lock (sqlite3_file *file,
                          int          *result)
{
  return get_real (file)->pMethods->xCheckReservedLock (get_real (file), result);
}

static int
file_control (sqlite3_file *file,
              int           operation,
              void         *argument)
{
  return get_real (file)->pMethods->xFileControl (get_real (file), operation, argument);
}

static int
file_sector_size (sqlite3_file *file)
{
  return get_real (file)->pMethods->xSectorSize (get_real (file));
}

static int
file_characteristics (sqlite3_file *file)
{
  return get_real (file)->pMethods->xDeviceCharacteristics (get_real (file));
}

static int
file_shm_map (sqlite3_file   *file,
              int             page,
              int             size,
              int             extend,
              void volatile **memory)
{
  if (fails (FAIL_SHARED_MEMORY))
    return SQLITE_IOERR_SHMMAP;

  return get_real (file)->pMethods->xShmMap (get_real (file), page, size, extend, memory);
}

static int
file_shm_lock (sqlite3_file *file,
               int           offset,
               int           n,
               int           flags)
{
  return get_real (file)->pMethods->xShmLock (get_real (file), offset, n, flags);
}

static void
file_shm_barrier (sqlite3_file *file)
{
  get_real (file)->pMethods->xShmBarrier (get_real (file));
}

static int
file_shm_unmap (sqlite3_file *file,
                int           remove)
{
  return get_real (file)->pMethods->xShmUnmap (get_real (file), remove);
}

static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = file_close,
  .xRead = file_read,
  .xWrite = file_write,
  .xTruncate = file_truncate,
  .xSync = file_sync,
  .xFileSize = file_size,
  .xLock = file_lock,
  .xUnlock = file_unlock,
  .xCheckReservedLock = file_check_reserved_lock,
  .xFileControl = file_control,
  .xSectorSize = file_sector_size,
  .xDeviceCharacteristics = file_characteristics,
  .xShmMap = file_shm_map,
  .xShmLock = file_shm_lock,
  .xShmBarrier = file_shm_barrier,
  .xShmUnmap = file_shm_unmap,
};

static int
vfs_open (sqlite3_vfs  *vfs,
          const char   *name,
          sqlite3_file *file,
          int           flags,
          int          *out_flags)
{
  File *self = (File *) file;
  int result;

  self->base.pMethods = NULL;
  if (fails (FAIL_OPEN))
    return SQLITE_CANTOPEN;

  self->real = (sqlite3_file *) (self + 1);
  result = real_vfs->xOpen (real_vfs, name, self->real, flags, out_flags);
  if (self->real->pMethods != NULL)
    self->base.pMethods = &methods;

  return result;
}

static int
vfs_delete (sqlite3_vfs *vfs,
            const char  *name,
            int          sync)
{
  if (fails (FAIL_DELETE))
    return SQLITE_IOERR_DELETE;

  return real_vfs->xDelete (real_vfs, name, FALSE);
}

static void *
memory_allocate (int size)
{
  return fails (FAIL_ALLOCATION) ? NULL : real_memory.xMalloc (size);
}

static void *
memory_reallocate (void *memory,
                   int   size)
{
  return fails (FAIL_ALLOCATION) ? NULL : real_memory.xRealloc (memory, size);
}

/* To be called before SQLite is used for the first time. */
void
failing_vfs_register (void)
{
  static sqlite3_vfs vfs;
  sqlite3_mem_methods memory;

  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_GETMALLOC, &real_memory), ==, SQLITE_OK);
  memory = real_memory;
  memory.xMalloc = memory_allocate;
  memory.xRealloc = memory_reallocate;
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_MALLOC, &memory), ==, SQLITE_OK);
  /* Every allocation is one that can fail. */
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_LOOKASIDE, 0, 0), ==, SQLITE_OK);

  real_vfs = sqlite3_vfs_find (NULL);
  vfs = *real_vfs;
  vfs.zName = "failing";
  vfs.szOsFile = sizeof (File) + real_vfs->szOsFile;
  vfs.xOpen = vfs_open;
  vfs.xDelete = vfs_delete;
  g_assert_cmpint (sqlite3_vfs_register (&vfs, TRUE), ==, SQLITE_OK);
}

/* Lets the @nth call from now on fail, counted from 1, and all after it if @for_good. */
void
failing_vfs_arm (Failure  failure,
                 guint    nth,
                 gboolean for_good)
{
  plan.armed = TRUE;
  plan.failure = failure;
  plan.left = nth;
  plan.for_good = for_good;
  plan.failed = FALSE;
}

/* Returns whether a call failed. */
gboolean
failing_vfs_disarm (void)
{
  plan.armed = FALSE;

  return plan.failed;
}
