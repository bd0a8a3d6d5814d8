from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('lkjip', '0003_operator_berbidang'),
    ]

    operations = [
        migrations.AddConstraint(
            model_name='keanggotaan',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('bidang__isnull', False), ('peran', 'operator')), models.Q(models.Q(('peran', 'operator'), _negated=True), ('bidang__isnull', True)), _connector='OR'), name='keanggotaan_operator_berbidang', violation_error_message='Operator, dan hanya operator, terikat pada satu bidang.'),
        ),
    ]
